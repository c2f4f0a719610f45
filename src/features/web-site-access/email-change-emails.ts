import * as z from 'zod'
import { emailChangeCodeEmail } from '../../../views/emails/email-change-code-email.tsx'
import {
  emailChangeByShopEmail,
  emailChangedEmail,
  emailChangeNoticeEmail,
  emailChangeTriedEmail,
} from '../../../views/emails/email-change-news-emails.tsx'
import type { EmailFrame } from '../../../views/emails/email-frame.ts'
import { inFours } from '../../accounts/crockford-text.ts'
import { customerByEmail, fullName } from '../../accounts/customers.ts'
import { deriveCode, findEmailChange, pendingEmailChange } from '../../accounts/email-changes.ts'
import { originFacts } from '../../accounts/origin-facts.ts'
import { type Email, fixFact } from '../../email/outbox.ts'
import { wordsIn } from '../../i18n/words.ts'
import type { Services } from '../../services.ts'

/** Where staff sat is not the customer's business: there is no network then. */
const newsFacts = originFacts.extend({
  newEmail: z.string(),
  network: originFacts.shape.network.nullable(),
  byShop: z.literal(true).optional(),
})

/** Fixed before the first attempt, so that a retry says the same (TP-4). */
const codeFacts = z.object({
  emailChangeId: z.string().optional(),
  owner: z.object({ name: z.string(), language: z.enum(['en', 'fr']) }).optional(),
})

/**
 * Writes what the new mailbox gets: the code, or, where the address is another customer's, the news that somebody
 * wanted it. Which of the two is found out here and not when it is asked for, so that asking takes the same time and
 * gives the same page. In the second case nobody is ever told the code.
 */
export function emailChangeCodeWriter({ database, keys }: Pick<Services, 'database' | 'keys'>) {
  const find = customerByEmail(database)

  return async function write(email: Email, frame: EmailFrame, now: Date) {
    const to = email.recipient ?? ''
    const { emailChangeId, owner } = codeFacts.parse(email.facts)
    if (owner) return tried(to, owner, email, frame)
    const change = emailChangeId
      ? await findEmailChange(database, emailChangeId)
      : await pendingEmailChange(database, email.customerId ?? '', now)
    if (!change || change.newEmail !== to || change.state === 'used' || change.state === 'ended')
      return { withhold: 'not-needed-any-more' }
    if (change.expiresAt <= now) return { fail: 'expired before it could be sent' }

    if (!emailChangeId) {
      const customer = await find(to)
      if (customer?.disabled) return { withhold: 'disabled' }
      if (customer) {
        const found = { name: fullName(customer), language: customer.language ?? email.language }
        await fixFact(database, email, 'owner', found)
        return tried(to, found, email, frame)
      }
      await fixFact(database, email, 'emailChangeId', change.id)
    }
    const code = inFours(deriveCode(keys, change))
    const facts = { ...frame, code, endsAt: change.expiresAt, askedAt: email.createdAt }
    return { message: { to, ...emailChangeCodeEmail(facts) } }
  }
}

type Owner = NonNullable<z.output<typeof codeFacts>['owner']>

function tried(to: string, { name, language }: Owner, { createdAt }: Email, frame: EmailFrame) {
  const owners = { ...frame, language, words: wordsIn(language) }
  return { message: { to, ...emailChangeTriedEmail({ ...owners, name, at: createdAt }) } }
}

/** Tells the old mailbox that a change was asked for, and what to do if it was somebody else. */
export function writeEmailChangeNotice({ recipient, facts, createdAt }: Email, frame: EmailFrame) {
  const { byShop, ...news } = newsFacts.parse(facts)
  const write = byShop ? emailChangeByShopEmail : emailChangeNoticeEmail
  const written = write({ ...frame, ...news, at: createdAt })
  return { message: { to: recipient ?? '', ...written } }
}

/** Tells both mailboxes that the email was changed. */
export function writeEmailChanged({ recipient, facts, createdAt }: Email, frame: EmailFrame) {
  const written = emailChangedEmail({ ...frame, ...newsFacts.parse(facts), at: createdAt })
  return { message: { to: recipient ?? '', ...written } }
}
