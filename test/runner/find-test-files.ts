import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The `*.test.ts(x)` files under a folder, in alphabetical order; with words, those whose path below the folder
 * contains one. What lies in a folder called `fixtures` is material for a test, not a test; packages that were
 * installed are none of ours; `browser` is run by `npm run test:browser`, which looks into that folder itself.
 */
export function findTestFiles(folder: string, words: string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.test\.tsx?$/.test(path) && !/(^|\/)(fixtures|node_modules)\/|^browser\//.test(path))
    .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
    .sort()
    .map((path) => join(folder, path))
}
