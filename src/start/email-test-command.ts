import { testEmail } from '../../views/emails/test-email.tsx'
import { normaliseEmail } from '../accounts/email-address.ts'
import type { Config } from '../config.ts'
import { newId } from '../database/ids.ts'
import { seconds } from '../durations.ts'
import type { Delivery, Mailer } from '../email/mailer.ts'
import { wordsIn } from '../i18n/words.ts'
import type { Command, Words } from './command.ts'
import { mailerOf } from './mailer-of.ts'

export const emailTest: Command = {
  name: 'email test',
  takes: ['ADDRESS'],
  summary: 'Sends one test email to the ADDRESS, and tells what the mail service says.',
  about: [
    'It goes the way that all emails go, with the sender and the key of the settings, but straight away: it does not wait in the outbox, and is not in the list of emails. Exit code 0 means that the mail service has accepted it; see in the mailbox whether it arrives. In trial mode it goes into the development mailbox.',
  ],
  options: { json: { meaning: 'Tells the result as JSON, for scripts.' } },
  check: (words) =>
    addressOf(words) === null ? 'ADDRESS wants an email address, such as anna@example.com.' : null,
  async run(words, { config, clock, terminal }) {
    const to = addressOf(words) ?? ''
    const delivery = await sendTestEmail(config, mailerOf(config, clock), to, clock())
    const sent = delivery.outcome === 'sent'
    if (words.values.get('json')) terminal.out(`${JSON.stringify(asJson(delivery, config))}\n`)
    else if (delivery.outcome === 'sent') terminal.out(sentenceOf(to, delivery.providerId, config))
    else terminal.err(refusalOf(to, delivery))
    return sent ? 0 : 1
  },
}

const patience = seconds(15)

/** Hands one email over to the mail service, in the shop's language. Never throws. */
export function sendTestEmail(config: Config, mailer: Mailer, to: string, now: Date): Promise<Delivery> {
  const { shop, publicUrl } = config
  const { language } = shop
  const written = testEmail({ words: wordsIn(language), language, shop, publicUrl, sentAt: now })
  return mailer.send({ to, ...written }, newId(now), AbortSignal.timeout(patience))
}

function addressOf({ rest: [typed = ''] }: Words): string | null {
  const read = normaliseEmail(typed)
  return read.ok ? read.email : null
}

const asJson = (delivery: Delivery, { mailboxDir }: Config) =>
  delivery.outcome === 'sent'
    ? { sent: true, id: delivery.providerId, mailbox: mailboxDir }
    : { sent: false, reason: delivery.reason, tryAgain: delivery.outcome === 'later' }

function sentenceOf(to: string, providerId: string | null, { mailboxDir, email }: Config): string {
  if (mailboxDir) return `The test email to ${to} is in the development mailbox, ${mailboxDir}.\n`
  return `The mail service has accepted the test email from ${email.from} to ${to}${providerId ? `, under its id ${providerId}` : ''}. See in the mailbox whether it arrives, and in the spam folder.\n`
}

function refusalOf(to: string, { outcome, reason }: Exclude<Delivery, { outcome: 'sent' }>): string {
  const begins = `The mail service has not accepted the test email to ${to}: ${reason}.`
  if (outcome === 'refused')
    return `${begins} Trying again would end the same way: check the address, and that MAIL_FROM is of a domain that Resend knows as yours.\n`
  if (/^40[13]/.test(reason)) return `${begins} Check RESEND_API_KEY.\n`
  return reason.startsWith('no answer')
    ? `${begins} Check that this server reaches RESEND_BASE_URL.\n`
    : `${begins} Try again in a minute.\n`
}
