import { Resolver } from 'node:dns/promises'
import { errorCode } from '../settings/file-trouble.ts'
import { patience } from './ask.ts'

/** What a name has in the DNS: empty when it has none; null when nobody answers. */
export type DnsLookup = {
  txt(name: string): Promise<string[] | null>
  mx(name: string): Promise<string[] | null>
  cname(name: string): Promise<string[] | null>
}

/** The machine's own resolvers. */
export function machineDns(): DnsLookup {
  const resolver = new Resolver({ timeout: patience / 2, tries: 2 })
  return {
    txt: (name) => found(resolver.resolveTxt(name).then((all) => all.map((parts) => parts.join('')))),
    mx: (name) => found(resolver.resolveMx(name).then((all) => all.map(({ exchange }) => exchange))),
    cname: (name) => found(resolver.resolveCname(name)),
  }
}

async function found(looking: Promise<string[]>): Promise<string[] | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), patience).unref()
  })
  const answers = looking.catch((error: unknown) =>
    ['ENOTFOUND', 'ENODATA'].includes(errorCode(error) ?? '') ? [] : null,
  )
  return Promise.race([answers, late])
}
