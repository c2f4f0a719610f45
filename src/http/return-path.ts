import { paths } from '../paths.ts'

const pagesToReturnTo = new Set<string>([
  paths.login,
  paths.forgotPassword,
  paths.profile,
  paths.addressBook,
  paths.orderHistory,
  paths.webSiteAccess,
])

const sentPage = /^\/forgot-password\/sent\/R-[0-9A-Z]{6}$/

/**
 * The page to go to afterwards, if it is one of ours: looked up in a list on the raw text, because a URL parser
 * reads more into a text than it says (`/..//evil` stays on our origin and becomes `//evil`).
 */
export function returnPath(wanted: string | undefined): string | null {
  if (wanted === undefined) return null
  return pagesToReturnTo.has(wanted) || sentPage.test(wanted) ? wanted : null
}
