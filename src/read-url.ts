/**
 * An absolute address, read (WHATWG URL); null when it is none. Not `URL.canParse`: once it has been called often
 * enough to be compiled, that of Node 20 says no to every address with an é or ü in it.
 */
export function readUrl(written: string): URL | null {
  try {
    return new URL(written)
  } catch {
    return null
  }
}
