import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

export type Cores = {
  /** Program and arguments that keep a command on its core; the command itself where that is not possible. */
  pinned: (side: 'server' | 'load', command: string[]) => string[]
  /** For the reader of the figures: where both sides ran. */
  said: string
}

const coreOf = { server: '0', load: '1' } as const

/** Server and load on a core each, so that the load does not eat into what it measures. */
export function findCores(): Cores {
  const missing = whatIsMissing()
  if (missing) return { pinned: (_, command) => command, said: `server and load share cores: ${missing}` }
  return {
    pinned: (side, command) => ['taskset', '-c', coreOf[side], ...command],
    said: `server and its baselines on core ${coreOf.server}, load on core ${coreOf.load} (taskset)`,
  }
}

function whatIsMissing(): string | null {
  if (availableParallelism() < 2) return 'this machine offers one core only'
  const works = Object.values(coreOf).every((core) => spawnSync('taskset', ['-c', core, 'true']).status === 0)
  return works ? null : 'there is no taskset here that can pin to cores 0 and 1'
}
