import { answering } from './child.ts'
import { type Connection, openConnection } from './connection.ts'
import { cookiesIn, getRequest, loginRequest, visitLogin } from './requests.ts'
import type { Person } from './shop-folder.ts'

export type Pages = { port: number; path: string; person?: Person; connections: number; seconds: number }
export type LogIns = { port: number; people: Person[]; connections: number; seconds: number }
export type Order = { pages?: Pages; logIns?: LogIns }
export type Measured = { perSecond: number; p50: number; p99: number }
export type Report = { pages?: Measured; logIns?: Measured }

/** Carries out an order: pages, log-ins, or both at once, each on connections of its own, without a pause. */
answering(async ({ pages, logIns }: Order): Promise<Report> => {
  const [read, loggedIn] = await Promise.all([pages && readPages(pages), logIns && logInAll(logIns)])
  return { ...(read && { pages: read }), ...(loggedIn && { logIns: loggedIn }) }
})

async function readPages({ port, path, person, connections, seconds }: Pages): Promise<Measured> {
  const request = getRequest(port, path, await cookiesFor(port, person))
  return keepAsking({ port, connections, seconds, wanted: 200, next: () => request })
}

/** Whoever comes first is somebody else than before, and the page posted is the same each time. */
async function logInAll({ port, people, connections, seconds }: LogIns): Promise<Measured> {
  const visit = await once(port, (connection) => visitLogin(connection, port))
  const requests = people.map((person) => loginRequest(port, visit, person))
  let turn = 0
  const next = () => requests[turn++ % requests.length] ?? ''
  return keepAsking({ port, connections, seconds, wanted: 303, next })
}

/** A visitor's cookies, or those of a customer who has just logged in. */
async function cookiesFor(port: number, person?: Person): Promise<string> {
  return once(port, async (connection) => {
    const visit = await visitLogin(connection, port)
    if (!person) return visit.cookie
    const { head } = await connection.ask(loginRequest(port, visit, person))
    return `${visit.cookie}; ${cookiesIn(head)}`
  })
}

async function once<Answer>(port: number, use: (connection: Connection) => Promise<Answer>): Promise<Answer> {
  const connection = await openConnection(port)
  const answer = await use(connection)
  connection.close()
  return answer
}

type Asking = { port: number; connections: number; seconds: number; wanted: number; next: () => string }

/** Every connection asks again as soon as it is answered. Another status than the wanted one ends the bench. */
async function keepAsking({ port, connections, seconds, wanted, next }: Asking): Promise<Measured> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(port)))
  const began = performance.now()
  const end = began + seconds * 1000
  const took: number[] = []

  const askOn = async (connection: Connection) => {
    for (let asked = performance.now(); asked < end; ) {
      const { status } = await connection.ask(next())
      if (status !== wanted) throw new Error(`The server answered ${status} where ${wanted} was wanted`)
      const answered = performance.now()
      took.push(answered - asked)
      asked = answered
    }
  }
  await Promise.all(open.map(askOn))

  const elapsed = (performance.now() - began) / 1000
  for (const connection of open) connection.close()
  took.sort((a, b) => a - b)
  return { perSecond: took.length / elapsed, p50: quantile(took, 0.5), p99: quantile(took, 0.99) }
}

const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
