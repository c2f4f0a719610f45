import { paths } from '../paths.ts'

const pagesToReturnTo = new Set<string>([
  paths.login,
  paths.forgotPassword,
  paths.registration,
  paths.profile,
  paths.ownData,
  paths.deletion,
  paths.addressBook,
  paths.addAddress,
  paths.orderHistory,
  paths.webSiteAccess,
])

const sentPage = /^\/(?:forgot-password|registration)\/sent\/R-[0-9A-Z]{6}$/

/** As `paths.order` writes it; dots alone would be read as a way up. */
const orderPage = /^\/order-history\/(?!(?:\.|%2[Ee]){1,2}$)(?:[\w.~!*'()-]|%[\dA-Fa-f]{2}){1,800}$/

/** Order History filtered, turned over or searched, as its own addresses are written. */
const orderList =
  /^\/order-history\?(?:number=[\w.*+%-]{1,800}|(?:(?:year=\d{4}|status=[a-z]{1,20}|(?:older|newer)=[\w-]{1,100})(?:&(?!$)|$)){1,3})$/

/** One address, and the page that asks before removing it. */
const addressPage = /^\/address-book\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:\/remove)?$/

/**
 * A page of staff, its list filtered or turned over: letters, digits and what queries are written in. Each part can be
 * read in one way only: with two, six long parts took minutes to refuse (OWASP, ReDoS).
 */
const staffPage = /^\/staff(?:\/(?![.-]+(?:[/?]|$))[\w.-]+){0,6}(?:\?[\w.~!*'()%&=+-]{1,800})?$/

const patterns = [sentPage, addressPage, orderPage, orderList, staffPage]

/**
 * The page to go to afterwards, if it is one of ours: looked up in a list on the raw text, because a URL parser
 * reads more into a text than it says (`/..//evil` stays on our origin and becomes `//evil`).
 */
export function returnPath(wanted: string | undefined): string | null {
  if (wanted === undefined) return null
  const known = pagesToReturnTo.has(wanted) || patterns.some((pattern) => pattern.test(wanted))
  return known ? wanted : null
}

/** The same, of the staff area alone. */
export const staffReturnPath = (wanted: string | undefined): string | null =>
  wanted !== undefined && staffPage.test(wanted) ? wanted : null

/** The page that a request asks for, as far as one can come back to it. */
export function pageAskedFor({ url }: { url: string }): string | null {
  const { pathname, search } = new URL(url)
  return returnPath(pathname + search) ?? returnPath(pathname)
}
