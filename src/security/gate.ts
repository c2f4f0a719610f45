/**
 * Lets `atOnce` jobs run together and `waiting` more stand in line; answers 'busy' to any beyond that without
 * starting them.
 */
export function makeGate(atOnce: number, waiting: number) {
  let running = 0
  const line: (() => void)[] = []

  const leave = () => {
    const next = line.shift()
    if (next) next()
    else running -= 1
  }

  return async <Answer>(job: () => Promise<Answer>): Promise<Answer | 'busy'> => {
    if (running < atOnce) running += 1
    else if (line.length >= waiting) return 'busy'
    else await new Promise<void>((enter) => line.push(enter))

    try {
      return await job()
    } finally {
      leave()
    }
  }
}
