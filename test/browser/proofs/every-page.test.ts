import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Browser, startChromium } from '../support/chromium.ts'
import { type CheckName, checks } from './checks/all.ts'
import { checkWithHtmlValidate, checkWithVnu, type Texts } from './checks/valid.ts'
import { weightOf } from './checks/weight.ts'
import { everyState } from './list.ts'
import { openStage, type Stage } from './stage.ts'
import { telling } from './telling.ts'
import { sharedTitles, wanderingHelp, withoutHelp } from './together.ts'
import { type Seen, tour } from './tour.ts'
import { bytesOnTheWire } from './wire.ts'

type Scene = { browser: Browser; stages: Stage[]; visits: Seen[]; unreached: string[] }

const test = suite<Scene>('Every page in every state')

/** English on a wide screen with the demo's blue, French on a phone with a yellow: what either spoils shows. */
test.before(
  telling(async (t: Scene) => {
    t.browser = await startChromium()
    t.stages = [
      await openStage(t.browser, { language: 'en', accent: '#2c4a94', width: 1280 }),
      await openStage(t.browser, { language: 'fr', accent: '#ffd400', width: 360 }),
    ]
    const tours = await Promise.all(t.stages.map((stage) => tour(stage)))
    t.visits = tours.flatMap(({ visits }) => visits)
    t.unreached = tours.flatMap(({ unreached }) => unreached)
  }),
)

test.after(async ({ browser, stages }) => {
  for (const stage of stages ?? []) await stage.close()
  await browser?.close()
})

/** Nothing found, or else one finding a line. */
const nothing = (found: string[]) => assert.is(found.join('\n'), '')

test('every state is reached, in both languages', ({ visits, unreached }) => {
  nothing(unreached)
  assert.is(visits.length, 2 * everyState().length)
})

for (const name of Object.keys(checks) as CheckName[])
  test(`every page ${name}`, ({ visits }) => nothing(visits.flatMap(({ found }) => found[name] ?? [])))

test('no two pages go by one title', ({ visits }) => nothing(sharedTitles(visits)))

test('help stands in the same place on every page', ({ visits }) => {
  nothing(wanderingHelp(visits))
  nothing(withoutHelp(visits))
})

test('vnu finds no error in any page and in the style sheets', async ({ visits, stages }) => {
  const pages: Texts = Object.fromEntries(visits.map(({ name, html }) => [name, html]))
  nothing(await checkWithVnu({ ...pages, ...(await stylesOf(visits, stages)) }))
})

test('html-validate finds no error in any page', async ({ visits }) => {
  nothing(await checkWithHtmlValidate(Object.fromEntries(visits.map(({ name, html }) => [name, html]))))
})

test('the weights, and that they are counted as the wire has them', async ({ visits, stages }) => {
  const heaviest = [...visits].sort((one, other) => weightOf(other).bytes - weightOf(one).bytes)
  const login = visits.filter(({ name }) => name.startsWith('GET /login, empty'))
  for (const visit of [...login, ...heaviest.slice(0, 5)]) {
    const { bytes, requests } = weightOf(visit)
    process.stdout.write(`\n  ${bytes} bytes in ${requests} requests: ${visit.name}`)
  }

  const [stage] = stages
  const style = login[0]?.requests.find(({ url }) => url.endsWith('.css'))
  // The browser keeps its connection open, which takes a few bytes more to say.
  const difference = (style?.bytes ?? 0) - (await bytesOnTheWire(`${stage?.url}${pathOf(style?.url)}`))
  assert.ok(difference >= 0 && difference < 60, `${difference} bytes differ`)
})

const pathOf = (url = '') => new URL(url).pathname

/** Every style sheet that a page asked for, by its address. */
async function stylesOf(visits: Seen[], stages: Stage[]): Promise<Texts> {
  const urls = new Set(visits.flatMap(({ requests }) => requests.map(({ url }) => url)))
  const styles = [...urls].filter((url) => url.endsWith('.css'))
  assert.ok(styles.length >= stages.length)
  const texts = styles.map(async (url) => [url, await (await fetch(url)).text()] as const)
  return Object.fromEntries(await Promise.all(texts))
}

test.run()
