/** How an email of a kind is sent again: written anew for the customer of today, or telling the same news. */
export type AgainAs = 'temporary-password' | 'invitation' | 'registration' | 'news' | 'never'

/**
 * Every kind there is. A code for a change of email is never sent again: whoever is logged in asks for another one;
 * nor is the last email of an account that is gone.
 */
export const emailKinds = {
  'temporary-password': 'temporary-password',
  invitation: 'invitation',
  registration: 'registration',
  'temporary-password-used': 'news',
  'password-changed': 'news',
  'email-change-code': 'never',
  'email-change-notice': 'news',
  'email-changed': 'news',
  'corrected-by-shop': 'news',
  'account-disabled': 'news',
  'account-enabled': 'news',
  'temporary-password-read-out': 'news',
  'temporary-password-printed': 'news',
  'deletion-asked': 'news',
  'deletion-cancelled': 'news',
  'account-deleted': 'never',
} as const satisfies Record<string, AgainAs>

export type EmailKind = keyof typeof emailKinds

export const isEmailKind = (kind: string): kind is EmailKind => Object.hasOwn(emailKinds, kind)

/** What an email of any kind, also one of an earlier version, is sent again as. */
export const againAs = (kind: string): AgainAs => (isEmailKind(kind) ? emailKinds[kind] : 'never')
