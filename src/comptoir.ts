#!/usr/bin/env -S node --max-semi-space-size=2
import { processSurroundings } from './config.ts'
import { runCommand } from './start/run-command.ts'

// Whoever reads the output may stop reading, as `| head` does.
process.stdout.on('error', () => {})

try {
  process.exitCode = await runCommand(process.argv.slice(2), processSurroundings(), () => new Date(), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY === true,
  })
} catch (error) {
  const said = error instanceof Error ? error.message : String(error)
  process.stderr.write(`Something went wrong that should not: ${said}\n`)
  process.exitCode = 1
}
