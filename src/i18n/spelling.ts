import type { Language } from './words.ts'

/** An alphabet for the phone, with the digits in the words of the language that is spoken. */
export type Spelling = { alphabet: 'international' | 'french'; digits: Language }

/** ICAO Annex 10, volume II, 5.2.1.3: Alfa and Juliett are written so. */
const international =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'

/** As people spell on French telephones. */
const french =
  'Anatole Berthe Célestin Désiré Eugène François Gaston Henri Irma Joseph Kléber Louis Marcel Nicolas Oscar Pierre Quintal Raoul Suzanne Thérèse Ursule Victor William Xavier Yvonne Zoé'

const letters = { international: international.split(' '), french: french.split(' ') }

const digits: Record<Language, string[]> = {
  en: 'zero one two three four five six seven eight nine'.split(' '),
  fr: 'zéro un deux trois quatre cinq six sept huit neuf'.split(' '),
}

/** The customer's own spelling first, then what else may be understood. */
export const spellingsFor: Record<Language, [Spelling, ...Spelling[]]> = {
  en: [
    { alphabet: 'international', digits: 'en' },
    { alphabet: 'french', digits: 'fr' },
  ],
  fr: [
    { alphabet: 'french', digits: 'fr' },
    { alphabet: 'international', digits: 'fr' },
    { alphabet: 'international', digits: 'en' },
  ],
}

/** The word for each character of a text of A to Z and 0 to 9. */
export const spell = (text: string, spelling: Spelling): string[] =>
  [...text].map((character) => wordFor(character, spelling))

const wordFor = (character: string, spelling: Spelling): string =>
  /\d/.test(character)
    ? (digits[spelling.digits][Number(character)] ?? '')
    : (letters[spelling.alphabet][character.charCodeAt(0) - 65] ?? '')
