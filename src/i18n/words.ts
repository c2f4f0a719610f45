import { en } from './en.ts'
import { fr } from './fr.ts'

export type Language = 'en' | 'fr'

/** In the order in which they are offered; the first one serves who asks for none of them. */
export const languages: readonly Language[] = ['en', 'fr']

/** Each language's name in itself, for the switch and the profile. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français' }

/** All sentences of one language. What stands in English must stand in every other language too. */
export type Words = typeof en

const catalogues: Record<Language, Words> = { en, fr }

export function wordsIn(language: Language): Words {
  return catalogues[language]
}
