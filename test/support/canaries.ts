import { newId } from '../../src/database/ids.ts'
import type { Shop } from './shop.ts'
import type { Cast } from './staff-routes.ts'

/** Would become markup, leave its attribute, or be calculated by a spreadsheet, wherever it were written as it is. */
export const canary = (place: string) => `=<i id="canary">'"&[${place}]`

/** Columns of text that hold nothing that anybody wrote, and why. */
const ours = 'made by us'
const known = 'one of a list of ours, or checked to be a code'
export const unwritten: Record<string, string> = {
  ...each('address', { id: ours, customer_id: ours, country: known }),
  ...each('allowance', { key: ours }),
  ...each('api_key', { id: ours, secret_digest: ours, scopes: known }),
  ...each('customer', { id: ours, language: known, password_hash: ours }),
  ...each('customer_number', { customer_id: ours }),
  ...each('customer_order', { id: ours, customer_id: ours, status: known, currency: known }),
  ...each('deletion', { customer_id: ours, asked_by: known }),
  ...each('email', { id: ours, customer_id: ours, again_of: ours, reference: ours }),
  ...each('email', {
    kind: known,
    state: known,
    language: known,
    provider_id: 'known to the mail service alone',
  }),
  ...each('email', { facts: 'what the text is made from: planted in every kind of email' }),
  ...each('email_change', { id: ours, nonce: ours, customer_id: ours, state: known }),
  ...each('email_event', { id: ours, state: known, provider_id: 'known to the mail service alone' }),
  ...each('history', { id: ours, event: known, actor_kind: known, actor_id: ours, customer_id: ours }),
  ...each('migration', { name: ours, hash: ours }),
  ...each('order_line', { id: ours, order_id: ours }),
  ...each('registration', { id: ours, nonce: ours, language: known, state: known }),
  ...each('session', {
    id: ours,
    token_digest: ours,
    customer_id: ours,
    kind: known,
    temporary_password_id: ours,
  }),
  ...each('shipment', { id: ours, order_id: ours }),
  ...each('shop_file', { name: known, content_type: known }),
  ...each('shop_setting', { name: known, value: 'planted as settings' }),
  ...each('staff', { id: ours, role: known, language: known, password_hash: ours }),
  ...each('staff', { second_factor_nonce: ours, recovery_nonce: ours }),
  ...each('staff_session', { id: ours, token_digest: ours, staff_id: ours, stage: known }),
  ...each('temporary_password', { id: ours, nonce: ours, customer_id: ours, state: known, handed: known }),
  ...each('temporary_password', { used_from: ours, opened_session: ours }),
  ...each('used_recovery_code', { staff_id: ours, nonce: ours }),
}

/** Written by somebody, and neither on a page of staff nor in a file of theirs. */
export const unshown: Record<string, string> = {
  'customer.newsletter_wording': 'in the file of one’s own data alone',
  'email_event.reason': 'taken over by the email that it is about',
  'registration.email': 'nobody sees a registration that was never proven',
  'registration.first_name': 'nobody sees a registration that was never proven',
  'registration.last_name': 'nobody sees a registration that was never proven',
}

/** Every column of text that there is, as table.column; those of the search index are not ours. */
export function textColumns({ client }: Shop): string[] {
  const tables = client
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like 'customer_words%'",
    )
    .pluck()
    .all() as string[]
  return tables.flatMap((table) =>
    (client.pragma(`table_info("${table}")`) as { name: string; type: string }[])
      .filter(({ type }) => type.toLowerCase() === 'text')
      .map(({ name }) => `${table}.${name}`),
  )
}

/** A canary of its own in every column that somebody can write to. Answers which those are. */
export function plantCanaries(shop: Shop, cast: Cast): string[] {
  const { client } = shop
  fillEmptyTables(shop, cast)
  const written = textColumns(shop).filter((place) => !unwritten[place])
  for (const place of written) {
    const [table = '', column = ''] = place.split('.')
    if (table === 'history') continue
    const value = leaves[place] ? JSON.stringify(leaves[place](place)) : (links[place] ?? canary)(place)
    // An address, a number and a name may have to be unique; the page that is opened is the first one's.
    const whose =
      table === 'staff' ? ` where id = '${cast.ownerId}'` : column === 'number' ? " where id = 'o2'" : ''
    client.prepare(`update "${table}" set "${column}" = ?${whose}`).run(value)
  }
  return written
}

const network = (place: string) => ({ kind: 'public', prefix: canary(place) })

const address = (place: string) => ({
  ...{ name: canary(place), company: canary(place), line1: canary(place), line2: canary(place) },
  ...{
    district: canary(place),
    town: canary(place),
    region: canary(place),
    postcode: canary(place),
    country: 'GB',
  },
})

/** What stands in the columns of JSON. */
const leaves: Record<string, (place: string) => unknown> = {
  'session.network': network,
  'staff_session.network': network,
  'customer_order.shipping_address': address,
  'customer_order.billing_address': address,
}

/** Only links to the web are ever written. */
const links: Record<string, (place: string) => string> = {
  'customer_order.reorder_url': (place) => `https://shop.example/?${canary(place)}`,
  'shipment.tracking_url': (place) => `https://carrier.example/?${canary(place)}`,
}

function fillEmptyTables({ client, clock }: Shop, { customerId, ownerId, emailId }: Cast): void {
  const now = clock().getTime()
  const later = now + 1e9
  const run = (sql: string, ...given: unknown[]) => client.prepare(sql).run(...given)
  run(
    `insert into customer_order (id, customer_id, number, status, currency, total, placed_at)
     values ('o2', ?, 'second', 'sent', 'EUR', 100, ?)`,
    customerId,
    now,
  )
  run(
    `insert into order_line (id, order_id, position, name, quantity, unit_price)
     select 'l' || number, id, 0, 'Tray', 1, 100 from customer_order`,
  )
  run(`insert into shipment (id, order_id, position) select 's' || number, id, 0 from customer_order`)
  run(
    `insert into email_change values ('c1', 'n', ?, 'new@example.net', 'live', 3, ?, ?)`,
    customerId,
    now,
    later,
  )
  run(
    `insert into registration values ('r1', 'n', 'r@example.net', 'R', 'R', 'en', 'live', ?, ?)`,
    now,
    later,
  )
  run(`insert into email_event values ('e1', 'sent-to-anna', 'bounced', 'full', ?, ?)`, now, now)
  run(`update email set state = 'bounced' where id = ?`, emailId)
  const told = `insert into history (id, at, event, actor_kind, actor_id, customer_id, subject, origin, details)
    values (?, ?, 'profile-changed', ?, ?, ?, ?, ?, ?)`
  const origin = {
    browser: canary('history.origin'),
    platform: canary('history.origin'),
    network: network('history.origin'),
  }
  const details = { why: canary('history.details'), fields: [canary('history.details')] }
  for (const [kind, actor] of [
    ['staff', ownerId],
    ['customer', customerId],
    ['command', null],
  ] as const)
    run(
      told,
      ...[newId(clock()), now, kind, actor, customerId, canary('history.subject')],
      ...[JSON.stringify(origin), JSON.stringify(details)],
    )
}

function each(table: string, columns: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).map(([name, why]) => [`${table}.${name}`, why]))
}
