import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mailer, Message } from './mailer.ts'

export type CaughtEmail = Message & { id: string; from: string; sentAt: Date }

const safeId = /^[0-9a-f-]{36}$/

/**
 * The mailer of trial mode: nothing leaves the machine. Each email becomes three files of one name: `.json` for
 * the mailbox page, `.txt` and `.html` to open by hand.
 */
export function developmentMailer(folder: string, from: string, clock: () => Date): Mailer {
  return {
    async send(message, id) {
      const caught: CaughtEmail = { id, from, sentAt: clock(), ...message }
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await write(join(folder, `${id}.html`), message.html)
      await write(
        join(folder, `${id}.txt`),
        `To: ${message.to}\nSubject: ${message.subject}\n\n${message.text}`,
      )
      await write(join(folder, `${id}.json`), JSON.stringify(caught))
      return { outcome: 'sent', providerId: null }
    },
  }
}

async function write(file: string, content: string): Promise<void> {
  await writeFile(`${file}.new`, content, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** The last 200 emails caught, newest first. */
export async function readMailbox(folder: string): Promise<CaughtEmail[]> {
  const names = await readdir(folder).catch(() => [])
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, 200)
  const emails = await Promise.all(newest.map((name) => readCaught(join(folder, name))))
  return emails.filter((email) => email !== null)
}

/** One email by its id; null when there is none. */
export async function readCaughtEmail(folder: string, id: string): Promise<CaughtEmail | null> {
  return safeId.test(id) ? readCaught(join(folder, `${id}.json`)) : null
}

async function readCaught(file: string): Promise<CaughtEmail | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return null
  const email = JSON.parse(text) as CaughtEmail
  return { ...email, sentAt: new Date(email.sentAt) }
}
