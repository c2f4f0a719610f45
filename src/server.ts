import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { makeApp } from './app.ts'
import { startSchedule } from './backups/backup-schedule.ts'
import { type Config, processSurroundings } from './config.ts'
import { sqliteVersion } from './database/database.ts'
import { databaseProblem } from './database/unusable-database.ts'
import { loadDemo } from './demo/load.ts'
import { seconds } from './durations.ts'
import type { Services } from './services.ts'
import { settingsHelp } from './settings/settings-help.ts'
import { backupProcess } from './start/backup-process.ts'
import { openLog } from './start/log.ts'
import { prepareStart } from './start/start-checks.ts'
import { startServices } from './start/start-services.ts'
import { startSweeping } from './start/sweep.ts'
import { introduce } from './start/welcome.ts'

const clock = () => new Date()

/** Slow clients are cut off: without these a few hundred hold every connection for minutes. */
const timeouts = {
  headersTimeout: seconds(5),
  requestTimeout: seconds(10),
  keepAliveTimeout: seconds(5),
  connectionsCheckingInterval: seconds(1),
}

await main(process.argv.slice(2))

async function main(words: string[]): Promise<void> {
  if (words.includes('--help')) return help()
  const unknown = words.map((word) => `There is no ${word}: --help lists what there is.`)
  const prepared = await prepareStart({ ...processSurroundings(), sqliteVersion: sqliteVersion() })
  const problems = [...unknown, ...(prepared.ok ? [] : prepared.problems)]
  if (!prepared.ok || problems.length > 0) return refuse(problems)

  const { config } = prepared
  await start(config).catch((error: unknown) => {
    const problem = databaseProblem(error, config.databaseFile)
    if (problem === null) throw error
    refuse([problem])
  })
}

/** Whoever reads it may stop reading, as `| head` does. */
function help(): void {
  process.stdout.on('error', () => {})
  process.stdout.write(settingsHelp())
}

function refuse(problems: string[]): void {
  process.stderr.write(`Comptoir cannot start:\n${problems.map((problem) => `  - ${problem}\n`).join('')}`)
  process.exitCode = 2
}

async function start(config: Config): Promise<void> {
  const log = openLog(config.logLevel)
  const onRenewal = (renewed: Services) => {
    app = makeApp(renewed)
  }
  const { services, worker, close } = await startServices(config, log, clock, { onRenewal })
  if (config.trial) await loadDemo(services.database, services.hashing, clock())
  const stopSweeping = startSweeping(services)
  const backups = backupProcess(config, process.argv[1] ?? '')
  const stopBackups = startSchedule({ ...services, make: backups.make })

  let app = makeApp(services)
  const { host: hostname, port } = config
  const server = serve(
    { fetch: (...given) => app.fetch(...given), hostname, port, serverOptions: timeouts },
    () => {
      log.info({ event: 'sys_startup', publicUrl: config.publicUrl, trial: config.trial })
      process.stderr.write(introduce(config))
    },
  ) as Server
  server.on('error', (error) => {
    process.stderr.write(`Comptoir cannot listen on ${hostname}:${port}: ${error.message}\n`)
    process.exit(2)
  })

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))

  /** Takes no new connections, finishes what is under way within 7 s, closes the database. */
  async function stop(signal: string): Promise<void> {
    log.info({ event: 'sys_shutdown', signal })
    stopSweeping()
    stopBackups()
    backups.stop()
    const closed = new Promise((resolve) => server.close(resolve))
    // A browser keeps its connection open after the answer: without this it would be waited for.
    const idle = setInterval(() => server.closeIdleConnections(), 100)
    const hurry = setTimeout(() => server.closeAllConnections(), seconds(7))
    await Promise.all([closed, worker.stop(seconds(7))])
    clearInterval(idle)
    clearTimeout(hurry)
    close()
  }
}
