import type { Page } from 'playwright-core'
import { demoPassword } from '../../../src/demo/load.ts'
import { paths } from '../../../src/paths.ts'
import { addStaff, newStaffId } from '../../../src/staff/staff-members.ts'
import { newStaffTemporaryPassword } from '../../../src/staff/staff-temporary-password.ts'
import { employ, hector, odile, staffPassword } from '../../support/staff.ts'
import { type Scene, secretIn, send } from './steps.ts'

/** Brings somebody to where the proofs begin: logged in, or with something that waits. */
type Arrival = (page: Page, scene: Scene) => Promise<void>

/**
 * Who looks at pages, each in a browser of their own. To add one write a line here (how they come to be logged in),
 * then their pages in `pages.ts` or `staff-pages.ts`. Whoever changes something that others see needs a person of
 * their own.
 */
export const visitors = {
  nobody: async () => {},
  /** With much in every tab; her address book is full. */
  anna: logsIn('anna@example.com'),
  /** With room in her address book. */
  siobhan: logsIn('siobhan.oleary@example.org'),
  /** With nothing yet. */
  claire: newcomer('nothing-yet@example.com'),
  /** Who saves things: the notices are shown to them. */
  oliver: logsIn('oliver.whitfield@example.com'),
  grace: logsIn('grace.nakamura@example.net'),
  katrin: logsIn('katrin.vogel@example.org'),
  /** Came in with a temporary password. */
  youssef: logsInWithTemporaryPassword('youssef.benali@example.org'),
  /** Waits for the code that proves a new mailbox. */
  priya: asksForNewEmail('priya.raman@example.com', 'priya@example.net'),
  /** Asked to change the email, then came back with a temporary password. */
  helene: asksForNewEmailThenForgets('helene.dumont@example.net', 'helene@example.com'),
  /** Asked for as many codes as one may. */
  etienne: logsIn('etienne@example.com'),
  /** Has guessed at a password too often. */
  lea: logsIn('lea.dubois-martin@example.org'),
  /** Asks for everything that an email is written for. */
  correspondent: newcomer('correspondent@example.com'),
  /** Has a session that ended meanwhile. */
  late: sessionEnded('late@example.com'),
  /** Asked for the account to be deleted. */
  leaving: newcomer('leaving@example.com'),

  owner: staffLogsIn(odile),
  /** Takes long to type, and so is asked for the password once more. */
  slowOwner: staffLogsIn({ ...odile, email: 'slow@perrin.example' }),
  /** Whose session ends while she types. */
  lateOwner: staffLogsIn({ ...odile, email: 'late@perrin.example' }),
  /** In at two browsers. */
  helper: staffLogsIn(hector, { alsoElsewhere: true }),
  /** Has typed the password, not yet the code. */
  halfIn: staffTypesPassword('half-in@perrin.example'),
  /** Has only the temporary password that the command printed. */
  newStaff: staffSetsUp('new@perrin.example', []),
  /** Has chosen a password, and takes up a second factor. */
  newStaffWithPassword: staffSetsUp('newer@perrin.example', ['password']),
} satisfies Record<string, Arrival>

export type VisitorName = keyof typeof visitors

function logsIn(email: string): Arrival {
  return async (page, { url }) => {
    await page.goto(url + paths.login)
    await send(paths.login, { email, password: demoPassword })(page)
    if (!page.url().endsWith(paths.profile)) throw new Error(`${email} is not in: ${page.url()}`)
  }
}

function newcomer(email: string): Arrival {
  return async (page, scene) => {
    await scene.shop.customer({ email, firstName: 'Claire', language: null, password: demoPassword })
    await logsIn(email)(page, scene)
  }
}

function sessionEnded(email: string): Arrival {
  return async (page, scene) => {
    await newcomer(email)(page, scene)
    const whose = '(select id from customer where email = ?)'
    scene.shop.client.prepare(`delete from session where customer_id = ${whose}`).run(email)
  }
}

function logsInWithTemporaryPassword(email: string): Arrival {
  return async (page, { url }) => {
    await page.goto(url + paths.forgotPassword)
    await send(paths.forgotPassword, { email })(page)
    const password = await secretIn(page, email)
    await page.goto(url + paths.login)
    await send(paths.login, { email, password })(page)
  }
}

function asksForNewEmail(email: string, newEmail: string): Arrival {
  return async (page, scene) => {
    await logsIn(email)(page, scene)
    await page.goto(scene.url + paths.webSiteAccess)
    await send(paths.emailChange, { newEmail, passwordForEmail: demoPassword })(page)
  }
}

function asksForNewEmailThenForgets(email: string, newEmail: string): Arrival {
  return async (page, scene) => {
    await asksForNewEmail(email, newEmail)(page, scene)
    await send(paths.logout, {})(page)
    await logsInWithTemporaryPassword(email)(page, scene)
  }
}

function staffLogsIn(
  person: NonNullable<Parameters<typeof employ>[1]>,
  { alsoElsewhere = false } = {},
): Arrival {
  return async (page, scene) => {
    const member = await employ(scene.shop, person)
    const elsewhere = alsoElsewhere ? await page.context().browser()?.newPage() : undefined
    for (const one of elsewhere ? [elsewhere, page] : [page]) {
      // No code works twice.
      scene.shop.pass(60_000)
      await one.goto(scene.url + paths.staff.login)
      await send(paths.staff.login, { email: member.email, password: staffPassword })(one)
      await send(paths.staff.secondFactor, { code: member.code() })(one)
    }
    await elsewhere?.close()
  }
}

function staffTypesPassword(email: string): Arrival {
  return async (page, { shop, url }) => {
    await employ(shop, { ...hector, email })
    await page.goto(url + paths.staff.login)
    await send(paths.staff.login, { email, password: staffPassword })(page)
  }
}

function staffSetsUp(email: string, done: 'password'[]): Arrival {
  return async (page, { shop, url }) => {
    const { text, shown } = newStaffTemporaryPassword()
    const passwordHash = await shop.services.hashing.hash(text)
    const id = newStaffId(shop.clock())
    await addStaff(shop.database, { ...hector, id, email, passwordHash }, shop.clock())
    await page.goto(url + paths.staff.login)
    await send(paths.staff.login, { email, password: shown })(page)
    if (done.includes('password'))
      await send(paths.staff.setUpPassword, { new: staffPassword, again: staffPassword })(page)
  }
}
