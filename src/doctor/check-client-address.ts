import { z } from 'zod'
import { paths } from '../paths.ts'
import { doctorHeader, makeDoctorToken } from '../security/doctor-token.ts'
import { ask } from './ask.ts'
import { type Finding, fine, problem } from './finding.ts'
import type { Patient } from './patient.ts'

const seenShape = z.object({
  seen: z.object({
    address: z.string(),
    remote: z.string(),
    isTrustedProxy: z.boolean(),
    forwardedFor: z.string().nullable(),
  }),
})

type Seen = z.infer<typeof seenShape>['seen']

/** An address that is nobody's (RFC 5737): what a liar would write into the header. */
const lie = '203.0.113.77'

/** Whom the server takes for the client when it is asked through the proxy, by somebody who lies about it. */
export async function checkClientAddress({
  config,
  keys,
  ca,
  clock,
}: Omit<Patient, 'dns' | 'account'>): Promise<Finding[]> {
  if (!keys) return []
  const headers = { [doctorHeader]: makeDoctorToken(keys, clock()), 'x-forwarded-for': lie }
  const asked = await ask(`${config.publicUrl}${paths.health}`, { headers, ca })
  // That it does not answer at all is told by others.
  if (!asked.ok || asked.answer.status !== 200) return []
  const told = seenShape.safeParse(parsed(asked.answer.body))
  return [told.success ? findingOf(told.data.seen, config.secureCookies) : notHeard()]
}

function findingOf(seen: Seen, secure: boolean): Finding {
  const hops = (seen.forwardedFor ?? '').split(',').map((hop) => hop.trim())
  // The server itself speaks no TLS: behind https there is a proxy.
  if (!secure && seen.address === seen.remote)
    return fine(check, `Clients reach the server directly, as ${seen.address} now.`)
  const isPassedOn = hops.at(-1) === lie
  const isLost = !hops.some((hop) => hop !== '' && hop !== lie)
  if (seen.address === lie && isPassedOn) return liar()
  if (seen.isTrustedProxy && !isLost)
    return fine(check, `The proxy ${seen.remote} tells who asks: ${hops.at(-1)}, in this case.`)
  return isLost ? notTold(seen) : notTrusted(seen)
}

const check = 'client-address'

const why =
  'Log-in attempts and emails are limited by network. When all customers seem to come from one address, a single attacker locks the door for everybody.'

const notTrusted = ({ remote }: Seen): Finding =>
  problem(
    check,
    `The proxy ${remote} tells who asks, but it is not in TRUSTED_PROXIES: every customer counts as ${remote}.`,
    why,
    `Set TRUSTED_PROXIES=${remote} (with commas, if there are others) and start the server again.`,
  )

const notTold = ({ remote, isTrustedProxy }: Seen): Finding =>
  problem(
    check,
    `The proxy ${remote} does not tell who asks: every customer counts as ${remote}.`,
    why,
    `Let it add the client's address: nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; Caddy does so by itself.${isTrustedProxy ? '' : ` Set TRUSTED_PROXIES=${remote} too.`}`,
  )

const liar = (): Finding =>
  problem(
    check,
    'The proxy passes X-Forwarded-For on as the client wrote it: anybody can seem to come from anywhere.',
    'An attacker who changes the address with each attempt is never limited.',
    'Let it add the address it sees behind what came: nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
  )

const notHeard = (): Finding =>
  problem(
    check,
    'The server behind PUBLIC_URL does not know this key file.',
    'It is another server than the one with these settings, or a proxy takes headers off, or the clocks differ.',
    'Run doctor where the server runs, with the same settings, and as the same person.',
  )

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
