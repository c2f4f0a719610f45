import { paths } from '../../../../src/paths.ts'
import type { Check, Visit } from './check.ts'

/** Bytes on the wire, heads and bodies of all answers, and how many there may be, on a first visit. */
function mostOf({ name, path }: Visit) {
  if (/^(GET|POST) \/login,/.test(name)) return { bytes: 14_000, requests: 3 }
  // Staff have style sheets of their own besides, and a QR code is drawn on the page.
  if (path.startsWith(paths.staff.home)) return { bytes: 40_000, requests: 6 }
  // In the mailbox an email is a document within the page.
  return { bytes: 25_000, requests: path.startsWith(`${paths.mailbox}/`) ? 5 : 4 }
}

export const weightOf = ({ requests }: Pick<Visit, 'requests'>) => ({
  bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0),
  requests: requests.length,
})

export const light: Check = async (_page, visit) => {
  const weight = weightOf(visit)
  const most = mostOf(visit)
  return [
    ...(weight.bytes > most.bytes ? [`${weight.bytes} bytes, more than ${most.bytes}`] : []),
    ...(weight.requests > most.requests ? [`${weight.requests} requests, more than ${most.requests}`] : []),
  ]
}
