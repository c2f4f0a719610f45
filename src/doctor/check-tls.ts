import { days } from '../durations.ts'
import { ask } from './ask.ts'
import { type Finding, fine, problem, warning } from './finding.ts'
import type { Patient } from './patient.ts'

/** Renewed by itself, a certificate is never this old: something has stopped. */
const soon = 14

/** Certificate, its days, and old protocols, at PUBLIC_URL. Nothing when it is not https, or does not answer. */
export async function checkTls({
  config,
  ca,
  clock,
}: Pick<Patient, 'config' | 'ca' | 'clock'>): Promise<Finding[]> {
  const { publicUrl } = config
  if (!config.secureCookies) return []
  const [asked, isOld] = await Promise.all([ask(publicUrl, { ca }), speaksOldTls(publicUrl, ca)])
  if (!asked.ok || !asked.answer.tls) return []
  const { trouble, validTo, protocol } = asked.answer.tls
  const left = validTo === null ? 0 : Math.floor((validTo.getTime() - clock().getTime()) / days(1))
  return [
    certificateFinding(publicUrl, trouble, left, protocol ?? 'TLS'),
    ...(isOld ? [oldFinding(publicUrl)] : []),
  ]
}

function certificateFinding(
  publicUrl: string,
  trouble: string | null,
  left: number,
  protocol: string,
): Finding {
  if (left < 0 || trouble === 'CERT_HAS_EXPIRED')
    return problem('tls', `The certificate of ${publicUrl} has expired.`, warnsAll, renew)
  if (trouble !== null)
    return problem(
      'tls',
      `The certificate of ${publicUrl} is not to be believed: ${inWords(trouble)}.`,
      warnsAll,
      renew,
    )
  if (left < soon)
    return warning(
      'tls',
      `The certificate of ${publicUrl} ends in ${left} ${left === 1 ? 'day' : 'days'}.`,
      'Then browsers keep every customer out.',
      renew,
    )
  return fine('tls', `${protocol}; the certificate is good for ${left} days.`)
}

const warnsAll = 'Browsers keep every customer out, with a warning in red.'
const renew =
  'Let the proxy fetch and renew its certificate: Caddy does so by itself; for nginx: certbot renew, then systemctl reload nginx.'

function inWords(trouble: string): string {
  const known: Record<string, string> = {
    ERR_TLS_CERT_ALTNAME_INVALID: 'it is made out for another name',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'it has signed itself',
    SELF_SIGNED_CERT_IN_CHAIN: 'its authority is known to nobody',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificates between it and its authority are not sent along',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is known to nobody',
    CERT_NOT_YET_VALID: 'it is good only from a later day on',
  }
  return `${known[trouble] ?? 'it does not pass the check'} (${trouble})`
}

/** TLS 1.0 and 1.1 are forbidden (RFC 8996). */
async function speaksOldTls(publicUrl: string, ca: string | undefined): Promise<boolean> {
  const tls = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  const asked = await ask(publicUrl, { ca, method: 'HEAD', tls })
  return asked.ok
}

const oldFinding = (publicUrl: string): Finding =>
  warning(
    'tls-protocol',
    `${publicUrl} still speaks TLS 1.0 or 1.1.`,
    'These are broken and forbidden (RFC 8996), and some checks of payment providers fail for it.',
    'nginx: ssl_protocols TLSv1.2 TLSv1.3;',
  )
