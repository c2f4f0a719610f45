/** What uvu's runner of one suite answers; `true` where there is no text of a failure, which need not mean success. */
export type Run = () => Promise<[errors: string | true, passed: number, skipped: number, total: number]>

type Hook = (hook: (context: never) => unknown) => void
type SharedTest = { before: Hook; after: Hook & { each: Hook }; run: () => void }
type UvuGlobals = { UVU_DEFER: number; UVU_QUEUE: Run[][]; UVU_INDEX: number }

const globals = globalThis as unknown as UvuGlobals

/**
 * uvu with its own runner put aside: with UVU_DEFER set before the import, `test.run()` only puts a function into
 * UVU_QUEUE[UVU_INDEX]. Its own `exec` exits 0 on too many kinds of failure.
 */
export async function loadUvu() {
  globals.UVU_DEFER = 1
  const shared = (await import('uvu')).test as unknown as SharedTest
  const hookErrors = keepWhatHooksThrow(shared)

  return {
    /** The queue into which the suites of the file imported next go. */
    openQueue(): Run[] {
      globals.UVU_INDEX = globals.UVU_QUEUE.length
      const runs: Run[] = []
      globals.UVU_QUEUE.push(runs)
      return runs
    },

    takeHookErrors: (): unknown[] => hookErrors.splice(0),

    /**
     * Whether tests were given to the shared `test` without a run. Empties it, for the next file's run would take
     * them along; the throwing hook keeps them from running here.
     */
    async testsLeftOver(): Promise<boolean> {
      const runs = this.openQueue()
      shared.before(neverMind)
      shared.run()
      const write = process.stdout.write
      process.stdout.write = () => true
      try {
        const [, , skipped, total] = (await runs[0]?.()) ?? [true, 0, 0, 0]
        return total + skipped > 0
      } catch {
        return true
      } finally {
        process.stdout.write = write
        hookErrors.length = 0
      }
    },
  }
}

function neverMind(): never {
  throw new Error('not to be run')
}

const kept: unknown[] = []
let wrapped = false

/** uvu loses what a `before` or `after.each` hook throws, and loses its counts when an `after` hook does. */
function keepWhatHooksThrow(test: SharedTest): unknown[] {
  if (wrapped) return kept
  wrapped = true
  const { before, after } = test
  const each = { before: (before as SharedTest['after']).each, after: after.each }
  test.before = Object.assign(keeping(before, 'rethrow'), { each: each.before })
  test.after = Object.assign(keeping(after, 'go on'), { each: keeping(each.after, 'rethrow') })
  return kept
}

function keeping(register: Hook, then: 'rethrow' | 'go on'): Hook {
  return (hook) =>
    register(async (context) => {
      try {
        await hook(context)
      } catch (error) {
        kept.push(error ?? new Error(`threw ${error}`))
        if (then === 'rethrow') throw error
      }
    })
}
