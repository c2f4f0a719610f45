import { paths } from '../../../../src/paths.ts'
import type { Check, Visit } from './check.ts'

/** Bytes on the wire, heads and bodies of all answers, and how many there may be, on a first visit. */
function mostOf({ name, path }: Visit) {
  if (/^(GET|POST) \/login,/.test(name)) return { bytes: 14_000, requests: 3 }
  // In the mailbox an email is a document within the page; staff look at a style or a logo that they have chosen.
  const holdsAnother = path.startsWith(`${paths.mailbox}/`) || path === paths.staff.settings
  // Staff have a style sheet of their own besides, and read tables of many rows.
  const bytes = path.startsWith(paths.staff.home) ? 32_000 : 25_000
  return { bytes, requests: holdsAnother ? 5 : 4 }
}

/** What stands in the page itself, as an address with its data, asks nobody. */
export function weightOf({ requests }: Pick<Visit, 'requests'>) {
  const asked = requests.filter(({ url }) => !url.startsWith('data:'))
  return { bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0), requests: asked.length }
}

export const light: Check = async (_page, visit) => {
  const weight = weightOf(visit)
  const most = mostOf(visit)
  return [
    ...(weight.bytes > most.bytes ? [`${weight.bytes} bytes, more than ${most.bytes}`] : []),
    ...(weight.requests > most.requests ? [`${weight.requests} requests, more than ${most.requests}`] : []),
  ]
}
