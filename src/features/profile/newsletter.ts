import type { Customer } from '../../accounts/customers.ts'

export type Newsletter = Pick<Customer, 'newsletterAgreedAt' | 'newsletterWording'>

/**
 * What is to be stored of the choice: when it was agreed to, and the sentence that was (GDPR article 7(1): the
 * shop must be able to show it). An agreement that stands is left as it is; withdrawing it forgets both.
 */
export function newsletterChoice(
  before: Newsletter,
  wanted: boolean,
  wording: string,
  now: Date,
): Newsletter {
  if (!wanted) return { newsletterAgreedAt: null, newsletterWording: null }
  const { newsletterAgreedAt, newsletterWording } = before
  return newsletterAgreedAt
    ? { newsletterAgreedAt, newsletterWording }
    : { newsletterAgreedAt: now, newsletterWording: wording }
}
