import { staffEn } from './staff-en.ts'
import { staffFr } from './staff-fr.ts'
import type { Language } from './words.ts'

/** All sentences of the staff area in one language. */
export type StaffWords = typeof staffEn

const catalogues: Record<Language, StaffWords> = { en: staffEn, fr: staffFr }

export const staffWordsIn = (language: Language): StaffWords => catalogues[language]
