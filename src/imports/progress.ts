/** A bar on one line of a terminal, drawn anew at most ten times a second. */
export function progressBar(write: (text: string) => void, total: number, clock: () => Date) {
  const width = 30
  let [done, drawnAt, phase] = [0, 0, '']

  function draw(label: string): void {
    const part = Math.min(1, total === 0 ? 1 : done / total)
    const bar = '█'.repeat(Math.round(part * width)).padEnd(width, '░')
    write(`\r${label.padEnd(10)} ${bar} ${String(Math.floor(part * 100)).padStart(3)} %`)
  }

  return {
    /** More bytes were read; another label begins at nothing. */
    add(label: string, bytes: number): void {
      if (label !== phase) done = 0
      phase = label
      done += bytes
      const now = clock().getTime()
      if (now - drawnAt < 100) return
      drawnAt = now
      draw(label)
    },
    /** Clears the line for what is said next. */
    clear(): void {
      write(`\r${' '.repeat(width + 20)}\r`)
    },
  }
}
