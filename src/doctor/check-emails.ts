import { paths } from '../paths.ts'
import { checkClock } from './check-clock.ts'
import { checkDns } from './check-dns.ts'
import { type Finding, fine, problem, warning } from './finding.ts'
import type { Patient } from './patient.ts'
import type { Told, Webhook, WholeDomain } from './resend-account.ts'

type Mail = Pick<Patient, 'config' | 'account' | 'dns' | 'clock'>

/** The account at Resend, the sender's domain there and in the DNS, and the webhook. */
export async function checkEmails(patient: Mail): Promise<Finding[]> {
  const { config, account, clock } = patient
  const [domains, webhooks] = await Promise.all([account.domains(), account.webhooks()])
  const clocks = 'date' in domains ? checkClock(domains.date, clock(), 'Resend') : []
  if (domains.outcome === 'silent') return [silent(domains.trouble), ...(await dnsAlone(patient))]
  if (domains.outcome === 'key') return [wrongKey(), ...clocks, ...(await dnsAlone(patient))]
  if (domains.outcome === 'restricted')
    return [restricted(), ...clocks, ...(await dnsAlone(patient)), ...webhookSecret(config)]

  const name = senderDomain(config.email.from)
  const found = domains.value.find((one) => one.name.toLowerCase() === name)
  const key = fine('resend-key', 'Resend knows the API key.')
  const hook = checkWebhook(webhooks, config)
  if (!found) return [key, ...clocks, unknownDomain(name), ...(await dnsAlone(patient)), ...hook]
  const whole = await account.domain(found.id)
  return [key, ...clocks, ...(await checkDomain(whole, patient, name)), ...hook]
}

/** Of `address` or `Name <address>`. */
export const senderDomain = (from: string): string =>
  (/@([^@>]+)>?$/.exec(from)?.[1] ?? '').trim().toLowerCase()

const dnsAlone = ({ config, dns }: Mail) => checkDns(senderDomain(config.email.from), null, dns)

async function checkDomain(whole: Told<WholeDomain>, { dns }: Mail, name: string): Promise<Finding[]> {
  if (whole.outcome !== 'told')
    return [
      silent('trouble' in whole ? whole.trouble : 'it does not show the domain'),
      ...(await checkDns(name, null, dns)),
    ]
  const { status, records } = whole.value
  const verified =
    status === 'verified'
      ? fine('sender-domain', `Resend has verified ${name}.`)
      : problem(
          'sender-domain',
          `Resend has not verified ${name} (${status}).`,
          'It sends no email for a domain that is not verified.',
          `Open https://resend.com/domains, enter the records it shows for ${name} at your DNS provider, and press Verify.`,
        )
  return [verified, ...trackingFindings(whole.value), ...(await checkDns(name, records, dns))]
}

function trackingFindings({ open_tracking: opens, click_tracking: clicks, name }: WholeDomain): Finding[] {
  const on = [...(opens ? ['open'] : []), ...(clicks ? ['click'] : [])].join(' and ')
  if (on === '') return [fine('tracking', 'Open and click tracking are off.')]
  return [
    problem(
      'tracking',
      `Resend's ${on} tracking is on for ${name}.`,
      'It rewrites links and adds pictures: customers learn to follow strange links in emails about passwords, and spam filters take note.',
      'Open https://resend.com/domains, choose the domain, and switch both off under Configuration.',
    ),
  ]
}

const silent = (trouble: string): Finding =>
  problem(
    'resend-key',
    `Resend does not answer: ${trouble}.`,
    'Emails wait until it does.',
    'See that this machine may make connections to RESEND_BASE_URL, and https://resend-status.com.',
  )

const wrongKey = (): Finding =>
  problem(
    'resend-key',
    'Resend does not know the API key.',
    'No email leaves: customers who forgot their password cannot get in.',
    'Make a new key at https://resend.com/api-keys, write it into the file of RESEND_API_KEY_FILE (or into RESEND_API_KEY), and start the server again.',
  )

const restricted = (): Finding =>
  fine(
    'resend-key',
    'The API key may only send, as it should; so Resend cannot be asked here about the domain, tracking and webhook: see https://resend.com/domains.',
  )

const unknownDomain = (name: string): Finding =>
  problem(
    'sender-domain',
    `Resend does not know ${name}, the domain of MAIL_FROM.`,
    'It refuses every email from there.',
    `Add ${name} at https://resend.com/domains, or set MAIL_FROM to an address of a domain that is there.`,
  )

const told = [
  'email.delivered',
  'email.delivery_delayed',
  'email.bounced',
  'email.complained',
  'email.suppressed',
  'email.failed',
]

function webhookSecret({ email }: Patient['config']): Finding[] {
  return email.webhookSecret !== null ? [] : [noSecret()]
}

const noSecret = (): Finding =>
  warning(
    'webhook',
    'RESEND_WEBHOOK_SECRET is not set.',
    'Nobody sees that an email bounced: “Where is my mail?” ends with “sent”.',
    `Add a webhook at https://resend.com/webhooks for PUBLIC_URL${paths.resendWebhook} with all email events, and set RESEND_WEBHOOK_SECRET to its signing secret.`,
  )

function checkWebhook(webhooks: Told<Webhook[]>, config: Patient['config']): Finding[] {
  if (config.email.webhookSecret === null) return [noSecret()]
  if (webhooks.outcome !== 'told') return []
  const endpoint = `${config.publicUrl}${paths.resendWebhook}`
  const ours = webhooks.value.find((one) => one.endpoint.replace(/\/$/, '') === endpoint)
  const wrong = !ours
    ? 'has no webhook for'
    : ours.status !== 'enabled'
      ? 'has switched off the webhook for'
      : null
  const missing = told.filter((event) => ours?.events && !ours.events.includes(event))
  if (wrong === null && missing.length === 0)
    return [fine('webhook', 'Resend has a webhook for this server.')]
  return [
    problem(
      'webhook',
      wrong === null
        ? `Resend's webhook does not tell of ${missing.join(', ')}.`
        : `Resend ${wrong} ${endpoint}.`,
      'Nobody sees that an email bounced or was held up.',
      `Open https://resend.com/webhooks, and let ${endpoint} have all email events, enabled.`,
    ),
  ]
}
