import type { Language } from './words.ts'

const frenchCities: Record<string, string> = {
  Algiers: 'Alger',
  Athens: 'Athènes',
  Beirut: 'Beyrouth',
  Brussels: 'Bruxelles',
  Bucharest: 'Bucarest',
  Cairo: 'Le Caire',
  Copenhagen: 'Copenhague',
  Dublin: 'Dublin',
  Havana: 'La Havane',
  Istanbul: 'Istanbul',
  Jerusalem: 'Jérusalem',
  Lisbon: 'Lisbonne',
  London: 'Londres',
  Montreal: 'Montréal',
  Moscow: 'Moscou',
  Prague: 'Prague',
  Sao_Paulo: 'São Paulo',
  Seoul: 'Séoul',
  Singapore: 'Singapour',
  Tehran: 'Téhéran',
  Vienna: 'Vienne',
  Warsaw: 'Varsovie',
}

/** A time zone as people say it: “Paris time”, « heure de Paris »; UTC or its distance where no city names it. */
export function zoneInWords(language: Language, timeZone: string): string {
  const city = cityOf(timeZone)
  if (!city) return distanceFromUtc(timeZone)
  if (language === 'en') return `${city.replaceAll('_', ' ')} time`

  const name = frenchCities[city] ?? city.replaceAll('_', ' ')
  if (name.startsWith('Le ')) return `heure du ${name.slice(3)}`
  return /^[AEIOUÉÎ]/.test(name) ? `heure d’${name}` : `heure de ${name}`
}

function cityOf(timeZone: string): string | null {
  const [area, ...places] = timeZone.split('/')
  return area === 'Etc' ? null : (places.at(-1) ?? null)
}

function distanceFromUtc(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(0)
  const distance = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  return distance.replace('GMT', 'UTC').replace('+00:00', '')
}
