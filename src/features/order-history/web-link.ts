import { readUrl } from '../../read-url.ts'

/**
 * The address of a page on the web, to put into a link; null for everything else. Checked where it is shown too:
 * an address kept from earlier or brought in by another way must not become `javascript:` in a customer's page.
 */
export function webLink(address: string | null): string | null {
  const url = address === null ? null : readUrl(address)
  if (url === null) return null
  const { protocol, username, password, href } = url
  const onTheWeb = protocol === 'https:' || protocol === 'http:'
  return onTheWeb && username === '' && password === '' ? href : null
}
