import { inviteCustomers } from '../../../src/accounts/invitations.ts'
import { saveCustomers } from '../../../src/accounts/save-customers.ts'
import { demoPassword } from '../../../src/demo/load.ts'
import { minutes } from '../../../src/durations.ts'
import { readMailbox } from '../../../src/email/development-mailbox.ts'
import { writersByKind } from '../../../src/emails.ts'
import { paths } from '../../../src/paths.ts'
import { correspondAsStaff } from './staff-correspondence.ts'
import type { Stage } from './stage.ts'
import { secretIn, send } from './steps.ts'

export type Letter = { kind: string; subject: string; html: string; text: string }

const anna = 'anna@example.com'
const fresh = 'correspondent@example.net'

/**
 * Does all that a shop writes an email for, and answers what was caught. A new kind of email needs a step here;
 * `emails.test.ts` says so.
 */
export async function correspond(stage: Stage): Promise<Letter[]> {
  const page = await stage.pageOf('correspondent')
  const open = (path: string) => page.goto(stage.url + path)

  await open(paths.webSiteAccess)
  await send(paths.emailChange, { newEmail: anna, passwordForEmail: demoPassword })(page)
  await send(paths.emailChangeCancel, {})(page)
  await send(paths.emailChange, { newEmail: fresh, passwordForEmail: demoPassword })(page)
  const code = await secretIn(page, fresh)
  await open(paths.webSiteAccess)
  await send(paths.emailChangeCode, { code })(page)
  const again = 'four quiet herons'
  await send(paths.webSiteAccess, { current: demoPassword, new: again, again })(page)
  await send(paths.logout, {})(page)

  for (const email of [anna, 'nora@example.com']) {
    await open(paths.registration)
    await send(paths.registration, { firstName: 'Nora', lastName: 'Lindqvist', email })(page)
  }
  // One mailbox gets no two secrets within two minutes.
  stage.shop.pass(minutes(3))
  await open(paths.forgotPassword)
  await send(paths.forgotPassword, { email: fresh })(page)
  const password = await secretIn(page, fresh)
  await open(paths.login)
  await send(paths.login, { email: fresh, password })(page)
  await invite(stage)
  await correspondAsStaff(stage)

  return lettersOf(stage)
}

async function invite({ shop, language }: Stage): Promise<void> {
  const { database, clock } = shop
  const imported = { externalId: null, email: 'im.ported@example.com', firstName: 'Im', lastName: 'Ported' }
  await saveCustomers(database, [imported], { actor: { kind: 'command' } }, clock())
  await inviteCustomers(database, { perHour: 300, most: 1, language }, clock())
  await shop.deliver()
}

/** What the shop has sent: the mailbox's emails by the ids of the outbox, which knows their kinds. */
async function lettersOf({ shop }: Stage): Promise<Letter[]> {
  const kinds = shop.client.prepare('select kind from email where id = ?').pluck()
  const caught = await readMailbox(shop.config.mailboxDir ?? '')
  return caught.map(({ id, subject, html, text }) => ({ kind: String(kinds.get(id)), subject, html, text }))
}

/** Kinds of email that nobody has sent. */
export function missingKinds({ shop }: Stage, letters: Letter[]): string[] {
  const sent = new Set(letters.map(({ kind }) => kind))
  return Object.keys(writersByKind(shop.services))
    .filter((kind) => !sent.has(kind))
    .map(
      (kind) =>
        `${kind} is a new kind of email: do what it is written for in test/browser/proofs/correspondence.ts`,
    )
}
