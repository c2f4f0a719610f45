import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../../', import.meta.url))
let compiled: Promise<string> | undefined

/** The server compiled as `npm start` does it, into a folder of the tests' own, once; answers server.js. */
export function compiledServer(): Promise<string> {
  compiled ??= compile()
  return compiled
}

async function compile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-compiled-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await copyFile(join(project, 'package.json'), join(folder, 'package.json'))
  for (const name of ['node_modules', 'public', 'drizzle'])
    symlinkSync(join(project, name), join(folder, name))

  const said = await run(['run', '--silent', 'build', '--', `--outdir=${join(folder, 'dist')}`])
  const server = join(folder, 'dist/server.js')
  if (!existsSync(server)) throw new Error(`The server cannot be compiled:\n${said}`)
  return server
}

function run(words: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('npm', words, { cwd: project }, (_, stdout, stderr) => resolve(stdout + stderr))
  })
}
