import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Cores } from './cores.ts'

export type Child = { ask<Answer>(question: object): Promise<Answer>; stop(): Promise<void> }

/** Starts a file of this folder as a process of its own, which answers one question at a time. */
export function startChild(cores: Cores, side: 'server' | 'load', file: string): Child {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const [program = '', ...words] = cores.pinned(side, [process.execPath, '--import', 'tsx', path])
  const child = spawn(program, words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })

  const gone = once(child, 'exit')

  return {
    async ask<Answer>(question: object) {
      child.send(question)
      const [answer] = await Promise.race([once(child, 'message'), gone.then(() => [])])
      if (answer === undefined) throw new Error(`${file} ended without an answer`)
      return answer as Answer
    },
    async stop() {
      child.kill()
      await gone
    },
  }
}

/** Answers questions in the child. */
export function answering<Question, Answer>(answer: (question: Question) => Promise<Answer>): void {
  process.on('message', async (question) => process.send?.(await answer(question as Question)))
}
