import type { Language } from './words.ts'

/** Whose customs dates and figures follow: 21 November, 24 hours. */
export const localeOf: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }
