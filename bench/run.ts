import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '../src/paths.ts'
import { startChild } from './child.ts'
import { type Cores, findCores } from './cores.ts'
import { figure, figuresOf } from './figures.ts'
import { freePort } from './free-port.ts'
import { startProduct } from './product.ts'
import { runRounds } from './rounds.ts'
import { makeShopFolder, type ShopFolder } from './shop-folder.ts'
import { type Figure, tableOf } from './table.ts'
import { loadWithEverything } from './wire.ts'

const quick = process.argv.includes('--quick')
const size = quick
  ? { starts: 3, rounds: 3, seconds: 0.5, warmUp: 0.5 }
  : { starts: 9, rounds: 5, seconds: 3, warmUp: 1 }
const connections = 16
const idleSeconds = 3

const cores = findCores()
const shop = await makeShopFolder(400)
try {
  process.stdout.write(`Node ${process.version}; ${cores.said}\n`)
  process.stdout.write(`${size.rounds} rounds of ${size.seconds} s, ${connections} connections\n\n`)
  process.stdout.write(`${tableOf(await measureAll(cores, shop))}\n`)
} finally {
  shop.remove()
}

async function measureAll(cores: Cores, shop: ShopFolder): Promise<Figure[]> {
  const firstPage = await measureStarts(cores, shop)
  const product = await startProduct(cores, shop, await freePort())
  const wire = await loadWithEverything(product.port, paths.login)
  await pause(idleSeconds * 1000)
  const memory = product.memory()

  const [load, bare, raw] = [
    startChild(cores, 'load', 'load.ts'),
    startChild(cores, 'server', 'bare-server.tsx'),
    startChild(cores, 'server', 'raw-hashing.ts'),
  ]
  try {
    const barePort = await freePort()
    await bare.ask({ port: barePort, bytes: wire[0]?.length })
    const setup = { load, raw, port: product.port, barePort, people: shop.people, connections }
    await runRounds({ ...setup, seconds: size.warmUp }, 1)
    const rounds = await runRounds({ ...setup, seconds: size.seconds }, size.rounds)
    const fixed = [
      figure('start to first page', ' ms', firstPage, { atMost: 400 }),
      figure('memory idle', ' MB', memory === null ? [] : [memory], { atMost: 100 }),
      figure('log-in page on the wire', ' bytes', [wire.reduce((sum, { bytes }) => sum + bytes, 0)]),
      figure('  in so many requests', '', [wire.length]),
    ]
    return [...figuresOf(rounds), ...fixed]
  } finally {
    await Promise.all([product.stop(), load.stop(), bare.stop(), raw.stop()])
  }
}

/** Each time on the same folder of data, which is there already. */
async function measureStarts(cores: Cores, shop: ShopFolder): Promise<number[]> {
  const took: number[] = []
  for (let start = 0; start < size.starts; start += 1) {
    const product = await startProduct(cores, shop, await freePort())
    took.push(product.firstPage)
    await product.stop()
  }
  return took
}
