import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The scripts of `folder` as one module. Each stands in a block of its own, so that their names do not meet; none
 * imports anything, so there is nothing to bundle.
 */
export function joinScripts(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
  return names
    .sort()
    .map((name) => `{\n${stripped(readFileSync(join(folder, name), 'utf8'))}}\n`)
    .join('')
}

/** Without comments, indentation and empty lines. A comment of ours begins its line, or is a type before a bracket. */
function stripped(script: string): string {
  return script
    .replace(/^\s*\/\*\*.*?\*\/$/gms, '')
    .replace(/\/\*\* @type .*?\*\/ /g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^\s+/gm, '')
}
