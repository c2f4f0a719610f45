import { posix } from 'node:path'

/** A file as the rules see it. `path` is from the root of the project, with slashes. */
export type SourceFile = { path: string; text: string }

export type Import = {
  /** The imported file's path from the root of the project, or a package's name with its path inside. */
  from: string
  typeOnly: boolean
  /** The names in braces, as they are called where they come from. */
  names: string[]
}

const IMPORT = /\b(?:import|export)\s+(type\s)?\s*([^'"();=]*?)\bfrom\s*['"]([^'"]+)['"]/g
const BARE_IMPORT = /\bimport\s*\(?\s*['"]([^'"]+)['"]/g

/** What a file imports, re-exports or loads later. Read from the text: the compiler has no interface for it. */
export function importsOf(file: SourceFile): Import[] {
  const text = withoutComments(file.text)
  const named = [...text.matchAll(IMPORT)].map(([, type, clause = '', from = '']) => {
    const items = (/{([^}]*)}/.exec(clause)?.[1] ?? '').split(',').map((item) => item.trim())
    const names = items.filter(Boolean).map((item) => item.replace(/^type\s+/, '').replace(/\s+as\s.*$/, ''))
    return { from: resolved(file.path, from), typeOnly: type !== undefined, names }
  })
  const bare = [...text.matchAll(BARE_IMPORT)].map(([, from = '']) => ({
    from: resolved(file.path, from),
    typeOnly: false,
    names: [],
  }))
  return [...named, ...bare]
}

/** The text without comments, so that a rule may be named in one. */
export function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function resolved(importer: string, from: string): string {
  return from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(importer), from)) : from
}
