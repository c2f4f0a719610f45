import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HtmlValidate, type RuleConfig } from 'html-validate'
import { findProgram } from '../../support/find-program.ts'

/** Texts by the names that reports call them. */
export type Texts = Record<string, string>

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

type Message = { url?: string; type: string; subType?: string; message: string; extract?: string }

/** hono/jsx writes `<br/>`, as XML would: no error and no warning, and all our attributes are quoted. */
const harmless = /^Trailing slash on void elements/

/** What the checker of style sheets does not know yet: CSS View Transitions, whose rules are left out for it. */
const newer = /@view-transition\s*\{[^}]*\}|[^{}]*::view-transition[^{}]*\{[^}]*\}/g

/**
 * What the W3C's checker says about pages and style sheets (names that end in .css), a sentence each, by one start of
 * Java for all of them. Warnings count like errors.
 */
export async function checkWithVnu(texts: Texts): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-vnu-'))
  const names = Object.keys(texts)
  for (const [at, name] of names.entries()) {
    const [text = '', isStyle] = [texts[name], name.endsWith('.css')]
    writeFileSync(join(folder, `${at}.${isStyle ? 'css' : 'html'}`), isStyle ? text.replace(newer, '') : text)
  }
  const { messages } = JSON.parse(await runVnu(folder)) as { messages: Message[] }
  rmSync(folder, { recursive: true })

  const nameOf = (url = '') => names[Number(/(\d+)\.\w+$/.exec(url)?.[1])] ?? 'vnu'
  return messages
    .filter(({ message }) => !harmless.test(message))
    .map(({ url, subType, type, message, extract = '' }) => {
      const where = extract.replace(/\s+/g, ' ').trim()
      return `${nameOf(url)}: vnu ${subType ?? type}: ${message}${where && ` in ${where}`}`
    })
}

/** It tells everything on standard error, and ends with 1 when there is anything to tell. */
function runVnu(folder: string): Promise<string> {
  const words = ['-jar', jar, '--format', 'json', '--also-check-css', folder]
  return new Promise((resolve, reject) => {
    execFile(findProgram('java'), words, { maxBuffer: 64 * 1024 * 1024 }, (error, _, said) => {
      if (said.trim().startsWith('{')) resolve(said)
      else reject(new Error(`vnu does not run: ${said || error}`))
    })
  })
}

/** Where html-validate's recommended rules are not ours, each with the reason. */
const ours = {
  // As in its preset for accessibility: a search landmark may have a name (WAI-ARIA 1.2).
  'aria-label-misuse': ['error', { allowAnyNamable: true }],
  // HTML asks of an id only that it holds no blank; scopes of the API have a colon in their names.
  'valid-id': ['error', { relaxed: true }],
  // How hono/jsx writes: `<!doctype html>`, `<br/>`, `required=""`. Every parser reads them alike.
  'doctype-style': 'off',
  'void-style': 'off',
  'attribute-boolean-style': 'off',
  // Search engines want short titles. None of these pages is theirs to find.
  'long-title': 'off',
  // The text of an email, shown as it is: the line before its signature ends with a blank (RFC 3676).
  'no-trailing-whitespace': 'off',
  // A telephone number is shown as the shop has typed it.
  'tel-non-breaking': 'off',
} satisfies RuleConfig

const htmlValidate = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: ours,
})

/** What html-validate says about documents, a sentence each. */
export async function checkWithHtmlValidate(texts: Texts): Promise<string[]> {
  const found: string[] = []
  for (const [name, text] of Object.entries(texts)) {
    const { results } = await htmlValidate.validateString(text)
    for (const { messages } of results)
      found.push(
        ...messages.map(({ ruleId, message, line, selector }) => {
          const where = selector ?? `line ${line}`
          return `${name}: html-validate ${ruleId}: ${message} at ${where}`
        }),
      )
  }
  return found
}
