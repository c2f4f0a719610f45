import { paths } from '../src/paths.ts'
import type { Child } from './child.ts'
import type { Measured, Order, Report } from './load.ts'
import type { Person } from './shop-folder.ts'

export type Setup = {
  /** The children that load, and that hash with nothing around it. */
  load: Child
  raw: Child
  port: number
  barePort: number
  people: Person[]
  connections: number
  seconds: number
}

/** Requests, log-ins and verifications in a second; milliseconds for the quantiles. */
export type Round = {
  bare: Measured
  login: Measured
  account: Measured
  raw: number
  logIns: Measured
  flooded: Measured
}

/** The product and what it is compared with take turns, so that both see the machine in the same mood. */
export async function runRounds(setup: Setup, count: number): Promise<Round[]> {
  const rounds: Round[] = []
  for (let round = 0; round < count; round += 1) rounds.push(await runRound(setup))
  return rounds
}

async function runRound({ load, raw, port, barePort, people, connections, seconds }: Setup): Promise<Round> {
  const [reader, ...others] = people
  const ask = (order: Order) => load.ask<Report>(order)
  const asking = { port, connections, seconds }
  const loginPages = { ...asking, path: paths.login }
  const accountPages = { ...asking, path: paths.profile, ...(reader && { person: reader }) }

  const bare = await ask({ pages: { ...asking, port: barePort, path: '/' } })
  const login = await ask({ pages: loginPages })
  const flooded = await ask({ pages: loginPages, logIns: { ...asking, people: others } })
  const account = await ask({ pages: accountPages })
  const hashed = await raw.ask<number>({ seconds })
  const logIns = await ask({ logIns: { ...asking, people: others } })

  return {
    bare: measured(bare.pages),
    login: measured(login.pages),
    flooded: measured(flooded.pages),
    account: measured(account.pages),
    raw: hashed,
    logIns: measured(logIns.logIns),
  }
}

function measured(found: Measured | undefined): Measured {
  if (!found) throw new Error('The load did not report what it was asked for')
  return found
}
