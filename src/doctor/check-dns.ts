import type { DnsLookup } from './dns.ts'
import { type Finding, fine, problem, warning } from './finding.ts'
import type { DomainRecord } from './resend-account.ts'

/** SPF, DKIM and DMARC of the sender's domain. `records`: what Resend wants; null when it could not be asked. */
export async function checkDns(
  domain: string,
  records: DomainRecord[] | null,
  dns: DnsLookup,
): Promise<Finding[]> {
  const wanted = records ?? usualRecords
  const [spf, dkim, dmarc] = await Promise.all([
    checkKind('SPF', domain, wanted, dns),
    checkKind('DKIM', domain, wanted, dns),
    checkDmarc(domain, dns),
  ])
  return [spf, dkim, dmarc]
}

/** As Resend asks for them everywhere; what stands in them is known to Resend alone. */
const usualRecords: DomainRecord[] = [
  { record: 'SPF', name: 'send', type: 'TXT', value: '' },
  { record: 'DKIM', name: 'resend._domainkey', type: 'TXT', value: '' },
]

const meaning = {
  SPF: 'which servers may send in the name of the domain',
  DKIM: 'the key that its emails are signed with',
} as const

async function checkKind(
  kind: 'SPF' | 'DKIM',
  domain: string,
  records: DomainRecord[],
  dns: DnsLookup,
): Promise<Finding> {
  const check = kind.toLowerCase()
  const states = await Promise.all(
    records.filter(({ record }) => record === kind).map((record) => stateOf(record, domain, dns)),
  )
  const wrong = states.filter((state) => state !== 'there')
  if (wrong.includes('silent')) return noDns(check, domain)
  if (wrong.length === 0) return fine(check, `The DNS of ${domain} has what ${kind} needs.`)
  return problem(
    check,
    `The DNS of ${domain} lacks, or has differently, ${wrong.join(' and ')}.`,
    `It tells ${meaning[kind]}: without it emails land in spam, or nowhere.`,
    `Enter it at your DNS provider as https://resend.com/domains shows it; it takes up to a day to be seen everywhere.`,
  )
}

/** *there*, *silent*, or what is missing, in words. */
async function stateOf(record: DomainRecord, domain: string, dns: DnsLookup): Promise<string> {
  const names = namesOf(record.name, domain)
  for (const name of names) {
    const found = await look(record.type, name, dns)
    if (found === null) return 'silent'
    if (record.type === 'TXT' && found.filter((text) => /^v=spf1\b/i.test(text)).length > 1)
      return `the one TXT record of SPF at ${name} (there are several, so none counts: RFC 7208 3.2)`
    if (found.some((value) => isWanted(value, record))) return 'there'
  }
  return `the ${record.type} record ${names[0]}`
}

/** Resend names a record from the domain on that is registered: `send.news` for news.shop.example. */
function namesOf(name: string, domain: string): string[] {
  const plain = name.toLowerCase().replace(/\.$/, '')
  if (plain === domain || plain.endsWith(`.${domain}`)) return [plain]
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, at) => `${plain}.${labels.slice(at).join('.')}`)
}

function look(type: string, name: string, dns: DnsLookup): Promise<string[] | null> {
  if (type === 'MX') return dns.mx(name)
  return type === 'CNAME' ? dns.cname(name) : dns.txt(name)
}

/** Without a value from Resend, anything of the right kind. */
function isWanted(found: string, { value, record }: DomainRecord): boolean {
  if (value === '') return record === 'SPF' ? /^v=spf1\b/i.test(found) : /\bp=/.test(found)
  const bare = (text: string) => text.toLowerCase().replace(/[\s"]/g, '').replace(/\.$/, '')
  return bare(found) === bare(value)
}

async function checkDmarc(domain: string, dns: DnsLookup): Promise<Finding> {
  const labels = domain.split('.')
  for (const [at] of labels.slice(0, -1).entries()) {
    const found = await dns.txt(`_dmarc.${labels.slice(at).join('.')}`)
    if (found === null) return noDns('dmarc', domain)
    const policies = found.filter((text) => /^v=DMARC1\b/.test(text))
    if (policies.length > 0) return dmarcFinding(domain, policies)
  }
  return dmarcFinding(domain, [])
}

function dmarcFinding(domain: string, policies: string[]): Finding {
  const [policy = ''] = policies
  if (policies.length === 1 && /;\s*p=(none|quarantine|reject)\b/.test(policy))
    return fine('dmarc', `The DNS of ${domain} has a DMARC policy.`)
  return warning(
    'dmarc',
    policies.length === 0
      ? `The DNS of ${domain} has no DMARC policy.`
      : `The DMARC policy of ${domain} cannot be read, or there are several.`,
    'Google, Yahoo and Microsoft put emails of domains without one aside; and anybody can write to your customers in your name.',
    `Enter one TXT record _dmarc.${domain} at your DNS provider: v=DMARC1; p=none; rua=mailto:you@${domain} (after some weeks of good reports: p=quarantine).`,
  )
}

const noDns = (check: string, domain: string): Finding =>
  warning(
    check,
    `The DNS does not answer about ${domain}.`,
    'Nothing can be said about it now.',
    'Type this again; if it stays so, look at /etc/resolv.conf.',
  )
