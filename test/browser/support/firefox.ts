import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { findProgram } from './find-program.ts'

export type { Browser, Page }

/**
 * Starts the system's Firefox, or the one that the setting FIREFOX names, by WebDriver BiDi; whoever starts it
 * closes it. With scripts off it goes where it is told, types and takes pictures, but cannot read the page:
 * reading is done by scripts.
 */
export async function startFirefox({ scripts }: { scripts: boolean }): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'comptoir-firefox-'))
  const removeProfile = () => rmSync(profile, { recursive: true, force: true })
  process.once('exit', removeProfile)
  return launch({
    browser: 'firefox',
    executablePath: findProgram('firefox'),
    userDataDir: profile,
    extraPrefsFirefox: {
      'javascript.enabled': scripts,
      'intl.accept_languages': 'en',
      'signon.rememberSignons': false,
    },
  })
}
