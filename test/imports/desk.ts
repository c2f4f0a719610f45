import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { runCommand } from '../../src/start/run-command.ts'

export type Desk = ReturnType<typeof openDesk>

const now = new Date('2026-11-23T13:40:00Z')
const samples = join(import.meta.dirname, 'samples')

/** What such a system wrote. */
export const sample = (name: string): string => readFileSync(join(samples, name), 'utf8')

/** A folder with a trial shop's data (Europe/Paris) where somebody types commands. */
export function openDesk(folder = mkdtempSync(join(tmpdir(), 'comptoir-desk-'))) {
  const inFolder = (name: string) => join(folder, name)
  return {
    folder,
    /** More than the folder, for all commands from now on. */
    settings: {} as Record<string, string>,
    file: inFolder,
    write(name: string, content: string | Buffer): string {
      writeFileSync(inFolder(name), content)
      return inFolder(name)
    },
    /** A copy on the desk: side files come to lie beside it. */
    sample(name: string): string {
      writeFileSync(inFolder(name), sample(name))
      return inFolder(name)
    },
    read: (name: string): string => readFileSync(inFolder(name), 'utf8'),
    files: (): string[] => readdirSync(folder).filter((name) => !name.startsWith('trial.')),
    /** Types a command; answers its exit code and what it said. */
    async type(...words: string[]) {
      const said = { out: '', err: '' }
      const code = await runCommand(
        words,
        { environment: { DATA_DIR: folder, ...this.settings }, directory: folder },
        () => now,
        {
          out: (text) => {
            said.out += text
          },
          err: (text) => {
            said.err += text
          },
          watched: false,
        },
      )
      return { code, ...said }
    },
    /** What the database holds, without ids and times of our own. */
    orders(): StoredOrder[] {
      return rows<Record<string, string | number | null>>('select * from customer_order order by number').map(
        ({ id, customer_id: _, updated_at: __, shipping_address, billing_address, ...order }) => ({
          ...order,
          shipping_address: JSON.parse(String(shipping_address)),
          billing_address: JSON.parse(String(billing_address)),
          lines: rows(
            'select sku, name, option, quantity, unit_price, discount from order_line where order_id = ? order by position',
            id,
          ),
          shipments: rows(
            'select carrier, tracking_number, tracking_url, shipped_at from shipment where order_id = ? order by position',
            id,
          ),
        }),
      ) as unknown as StoredOrder[]
    },
    rows,
    close: () => rmSync(folder, { recursive: true, force: true }),
  }

  function rows<Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Row[] {
    const client = new Sqlite(inFolder('trial.sqlite'))
    try {
      return client.prepare(sql).all(...values) as Row[]
    } finally {
      client.close()
    }
  }
}

type StoredOrder = {
  number: string
  email: string | null
  status: string
  currency: string
  discount: number
  shipping: number
  tax: number
  total: number
  placed_at: number
  note: string | null
  shipping_address: Address | null
  billing_address: Address | null
  lines: {
    sku: string | null
    name: string
    option: string | null
    quantity: number
    unit_price: number
    discount: number
  }[]
  shipments: { carrier: string | null; shipped_at: number | null }[]
}

type Address = {
  name: string
  line1: string | null
  postcode: string | null
  region: string | null
  country: string | null
}
