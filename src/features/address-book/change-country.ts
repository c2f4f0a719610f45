import { findRegion, postalCountry } from '../../i18n/postal-country.ts'

type Typed = { country?: string; fieldsOf?: string; regionOf?: string; region?: string }

/**
 * The form with the fields of another country, and everything that was typed. What it has no field for travels
 * along hidden, so that changing back finds it again. Only a region means something else elsewhere (WA lies in
 * the United States and in Australia): it goes along by its name where regions are typed freely, and waits for
 * its own country where there are none; from another country's list it has to be chosen anew.
 */
export function changeCountry<Values extends Typed>(values: Values, country: string): Values {
  const from = values.regionOf || values.fieldsOf || ''
  const carried = { ...values, country, fieldsOf: country }
  const { region } = values
  if (!region) return { ...carried, regionOf: country }
  if (from === country) return { ...carried, regionOf: country }

  const there = postalCountry(country)
  if (!there.asked.includes('region')) return { ...carried, regionOf: from }
  const known = findRegion(postalCountry(from), region)
  if (there.regions.length === 0) return { ...carried, regionOf: country, region: known?.name ?? region }
  const typedFreely = known ? undefined : findRegion(there, region)
  return { ...carried, regionOf: country, region: typedFreely?.key ?? '' }
}
