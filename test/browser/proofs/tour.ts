import type { Page } from 'playwright-core'
import { type CheckName, checks } from './checks/all.ts'
import type { Visit } from './checks/check.ts'
import { everyState, routeFor } from './list.ts'
import type { State } from './pages.ts'
import type { Stage } from './stage.ts'
import { watch } from './visit.ts'
import type { VisitorName } from './visitors.ts'

export type Seen = Visit & {
  title: string
  /** The ways to get help, in the order of the page. */
  help: string[]
  found: Partial<Record<CheckName, string[]>>
}

type Watched = { page: Page; seen: Awaited<ReturnType<typeof watch>>['seen'] }

/** Visits every state of every page on a stage, and looks at each with every check. */
export async function tour(stage: Stage, only = /./): Promise<{ visits: Seen[]; unreached: string[] }> {
  const watched = new Map<VisitorName, Watched>()
  const visits: Seen[] = []
  const unreached: string[] = []
  for (const { name, route, state } of everyState().filter(({ name }) => only.test(name))) {
    const called = `${name} (${stage.language})`
    try {
      const known = watched.get(state.as) ?? (await arrive(stage, state.as))
      watched.set(state.as, known)
      const visit = await reach(stage, known, route, state)
      visits.push(await lookAt(known.page, { ...visit, name: called, wrong: state.wrong ?? false }))
    } catch (error) {
      unreached.push(`${called}: ${error instanceof Error ? error.message : error}`)
    }
  }
  return { visits, unreached }
}

async function arrive(stage: Stage, as: VisitorName): Promise<Watched> {
  const page = await stage.pageOf(as)
  return { page, ...(await watch(page)) }
}

/** Goes there as a visitor does. Throws when it is not the page of this route, or not answered as expected. */
async function reach(stage: Stage, { page, seen }: Watched, route: string | null, state: State) {
  const { language, url, width, shop } = stage
  await page.setViewportSize({ width, height: 740 })
  await page.goto(url + state.open)
  for (const step of state.steps ?? []) await step(page, stage)

  const { method, ...visit } = await seen()
  const answered = routeFor(shop.app, method, visit.path)
  const expected = state.status ?? 200
  if (visit.status !== expected) throw new Error(`${page.url()} answered ${visit.status}, not ${expected}`)
  if (route !== null && answered !== route) throw new Error(`answered by ${answered}`)
  return { ...visit, language }
}

async function lookAt(page: Page, visit: Visit): Promise<Seen> {
  const found: Seen['found'] = {}
  const title = await page.title()
  const help = await waysToHelp(page)
  for (const [name, check] of Object.entries(checks)) {
    found[name as CheckName] = (await check(page, visit)).map((one) => `${visit.name}: ${one}`)
  }
  return { ...visit, title, help, found }
}

/** Links to the shop, to its phone, mailbox and help page, by where they stand. */
const waysToHelp = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .filter(({ protocol, origin }) => /^(tel|mailto):$/.test(protocol) || origin !== location.origin)
      .map(
        (link) => `${link.closest('header, main, footer')?.tagName.toLowerCase()} ${link.href.split('?')[0]}`,
      ),
  )
