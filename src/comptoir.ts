#!/usr/bin/env -S node --max-semi-space-size=2
import { processSurroundings } from './config.ts'
import { errorCode, fileTrouble } from './settings/file-trouble.ts'
import { runCommand } from './start/run-command.ts'

let isCutShort = false

// Whoever reads the output may stop reading, as `| head` does. What is lost otherwise, to a full disk for one, is told.
process.stdout.on('error', (error) => {
  if (errorCode(error) === 'EPIPE' || isCutShort) return
  isCutShort = true
  process.stderr.write(`The output cannot be written: ${fileTrouble(error)}.\n`)
  process.exitCode = 1
})

try {
  const code = await runCommand(process.argv.slice(2), processSurroundings(), () => new Date(), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY === true,
  })
  process.exitCode = isCutShort ? 1 : code
} catch (error) {
  const said = error instanceof Error ? error.message : String(error)
  process.stderr.write(`Something went wrong that should not: ${said}\n`)
  process.exitCode = 1
}
