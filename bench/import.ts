/**
 * How fast orders come in: `npm run bench:import`, or `-- 20000` for another number of orders than 100,000. Writes
 * a file of our own format with two lines for each order, and imports it into a fresh database in a process of its own.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const comptoir = fileURLToPath(new URL('../dist/src/comptoir.js', import.meta.url))
const [count = 100_000] = process.argv.slice(2).map(Number)
/** The process tells its own peak as it ends. */
const tellPeak =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))'

const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
try {
  const file = join(folder, 'orders.csv')
  await writeOrders(file, count)
  process.stdout.write(
    `Node ${process.version}; ${count} orders, ${2 * count} rows, ${megabytes(statSync(file).size)}\n`,
  )
  for (const round of ['into a fresh database', 'the same file once more']) {
    const { seconds, memory } = await importIt(file)
    process.stdout.write(
      `${round}: ${seconds.toFixed(1)} s, ${Math.round((2 * count) / seconds)} rows/s, ${Math.round(count / seconds)} orders/s, at most ${memory} MB of memory\n`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function writeOrders(file: string, orders: number): Promise<void> {
  const out = createWriteStream(file)
  out.write(
    'number,email,status,currency,placed at,shipping,tax,total,shipping name,shipping line1,shipping town,shipping postcode,shipping country,line sku,line name,line quantity,line unit price\n',
  )
  for (let order = 1; order <= orders; order++) {
    const day = `2024-${String(1 + (order % 12)).padStart(2, '0')}-${String(1 + (order % 28)).padStart(2, '0')} 10:15`
    const head = `${100_000 + order},customer${order % 40_000}@example.com,delivered,EUR,${day}`
    const address = `Anna Brandt,${order % 200} rue des Carmes,Nantes,44000,FR`
    const rows = `${head},4.90,3.10,28.80,${address},CUP-1,"Cup, blue",1,12.90\n${100_000 + order},,,,,,,,,,,,,POT-2,Pot,2,5.50\n`
    if (!out.write(rows)) await new Promise<void>((resolve) => out.once('drain', resolve))
  }
  out.end()
  await finished(out)
}

async function importIt(file: string): Promise<{ seconds: number; memory: number }> {
  const began = process.hrtime.bigint()
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=2', '--import', tellPeak, comptoir, 'import', 'orders', file, '--json'],
    {
      cwd: folder,
      env: { DATA_DIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  child.stderr.on('data', (part) => {
    said += part
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  if (code !== 0) throw new Error(`The import ended with ${code}: ${said}`)
  return { seconds, memory: Math.round(Number(/peak (\d+)/.exec(said)?.[1]) / 1024) }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
