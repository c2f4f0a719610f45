import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openShop, type Shop } from '../../support/shop.ts'
import { downloadJson } from './download.ts'
import { loggedIn } from './steps.ts'

const test = suite<{ shop: Shop }>('Every column about a customer')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(({ shop }) => shop.close())

/** Where in the file each column stands. Moments are compared as ISO 8601, flags as true and false. */
const exported: Record<string, Record<string, string>> = {
  customer: {
    id: 'account.id',
    email: 'account.email',
    first_name: 'account.firstName',
    last_name: 'account.lastName',
    company: 'account.company',
    phone: 'account.phone',
    language: 'account.language',
    external_id: 'account.externalId',
    email_proven_at: 'account.emailProvenAt',
    newsletter_agreed_at: 'newsletter.agreedAt',
    newsletter_wording: 'newsletter.wording',
    invited_at: 'account.invitedAt',
    disabled: 'account.disabled',
    created_at: 'account.createdAt',
    updated_at: 'account.updatedAt',
  },
  address: {
    called: 'addresses.0.called',
    name: 'addresses.0.name',
    company: 'addresses.0.company',
    line1: 'addresses.0.line1',
    line2: 'addresses.0.line2',
    district: 'addresses.0.district',
    town: 'addresses.0.town',
    region: 'addresses.0.region',
    postcode: 'addresses.0.postcode',
    sorting_code: 'addresses.0.sortingCode',
    country: 'addresses.0.country',
    default_shipping: 'addresses.0.defaultShipping',
    default_billing: 'addresses.0.defaultBilling',
    created_at: 'addresses.0.createdAt',
    updated_at: 'addresses.0.updatedAt',
  },
  customer_order: {
    email: 'orders.0.email',
    number: 'orders.0.number',
    status: 'orders.0.status',
    currency: 'orders.0.currency',
    discount: 'orders.0.discount',
    shipping: 'orders.0.shipping',
    tax: 'orders.0.tax',
    total: 'orders.0.total',
    shipping_address: 'orders.0.shippingAddress',
    billing_address: 'orders.0.billingAddress',
    note: 'orders.0.note',
    reorder_url: 'orders.0.reorderUrl',
    placed_at: 'orders.0.placedAt',
    updated_at: 'orders.0.updatedAt',
  },
  order_line: {
    sku: 'orders.0.lines.0.sku',
    name: 'orders.0.lines.0.name',
    option: 'orders.0.lines.0.option',
    quantity: 'orders.0.lines.0.quantity',
    unit_price: 'orders.0.lines.0.unitPrice',
    discount: 'orders.0.lines.0.discount',
  },
  shipment: {
    carrier: 'orders.0.shipments.0.carrier',
    tracking_number: 'orders.0.shipments.0.trackingNumber',
    tracking_url: 'orders.0.shipments.0.trackingUrl',
    shipped_at: 'orders.0.shipments.0.shippedAt',
    delivered_at: 'orders.0.shipments.0.deliveredAt',
  },
  email: {
    kind: 'emails.0.kind',
    reference: 'emails.0.reference',
    state: 'emails.0.state',
    reason: 'emails.0.reason',
    recipient: 'emails.0.recipient',
    language: 'emails.0.language',
    created_at: 'emails.0.createdAt',
    sent_at: 'emails.0.sentAt',
    state_at: 'emails.0.stateAt',
  },
  session: {
    kind: 'sessions.0.kind',
    browser: 'sessions.0.browser',
    platform: 'sessions.0.platform',
    network: 'sessions.0.network',
    created_at: 'sessions.0.createdAt',
    last_seen_at: 'sessions.0.lastSeenAt',
    idle_ends_at: 'sessions.0.idleEndsAt',
    ends_at: 'sessions.0.endsAt',
  },
  temporary_password: {
    state: 'temporaryPasswords.0.state',
    handed: 'temporaryPasswords.0.handed',
    created_at: 'temporaryPasswords.0.createdAt',
    expires_at: 'temporaryPasswords.0.expiresAt',
    used_at: 'temporaryPasswords.0.usedAt',
  },
  email_change: {
    new_email: 'emailChanges.0.newEmail',
    state: 'emailChanges.0.state',
    tries_left: 'emailChanges.0.triesLeft',
    created_at: 'emailChanges.0.createdAt',
    expires_at: 'emailChanges.0.expiresAt',
  },
  registration: {
    email: 'registrations.0.email',
    first_name: 'registrations.0.firstName',
    last_name: 'registrations.0.lastName',
    language: 'registrations.0.language',
    state: 'registrations.0.state',
    created_at: 'registrations.0.createdAt',
    expires_at: 'registrations.0.expiresAt',
  },
  deletion: { asked_by: 'deletion.askedBy', asked_at: 'deletion.askedAt', due_at: 'deletion.dueAt' },
  history: {
    at: 'history.0.at',
    event: 'history.0.event',
    actor_kind: 'history.0.by',
    origin: 'history.0.origin',
    details: 'history.0.details',
  },
}

const ours = 'a number of ours, which says nothing about anybody'
const owner = 'the customer whose file it is'
const secret = 'a secret, or what one is derived from or recognised by'

/** What is not in the file, and why. */
const left: Record<string, Record<string, string>> = {
  customer: { password_hash: `${secret}; account.hasPassword tells whether there is one` },
  customer_number: { number: `${ours}, for the index of names`, customer_id: owner },
  address: { id: ours, customer_id: owner },
  customer_order: { id: ours, customer_id: owner },
  order_line: { id: ours, order_id: ours, position: 'the order of the list' },
  shipment: { id: ours, order_id: ours, position: 'the order of the list' },
  email: {
    id: ours,
    customer_id: owner,
    facts: 'what the text is made from: of some emails, of secrets; the email itself is in the mailbox',
    attempts: 'how the server goes about sending',
    due_at: 'how the server goes about sending',
    provider_id: 'a number of the mail service',
    again_of: ours,
  },
  session: {
    id: 'names the session to the form that ends it',
    token_digest: secret,
    customer_id: owner,
    temporary_password_id: `${ours}; the kind tells that it was a temporary password`,
  },
  temporary_password: {
    id: secret,
    nonce: secret,
    customer_id: owner,
    used_from: secret,
    opened_session: ours,
  },
  email_change: { id: secret, nonce: secret, customer_id: owner },
  registration: { id: secret, nonce: secret },
  deletion: { customer_id: owner },
  history: {
    id: ours,
    customer_id: owner,
    actor_id: 'the customer, or somebody else, of whom only the kind is told',
    subject: 'a number of ours, or of somebody else',
  },
}

type Table = { name: string; columns: string[] }

/** The tables with a column about a customer, and those that hang on one of them; registrations go by the address. */
function tablesAboutCustomers({ client }: Shop): Table[] {
  const names = client
    .prepare("select name from sqlite_master where type = 'table' and sql not like '%fts5%'")
    .pluck()
    .all() as string[]
  const columnsOf = (table: string) =>
    (client.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
  const parentsOf = (table: string) =>
    (client.pragma(`foreign_key_list("${table}")`) as { table: string }[]).map((key) => key.table)
  const found = new Set(['customer', 'registration'])
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const name of names)
      if (columnsOf(name).includes('customer_id') || parentsOf(name).some((parent) => found.has(parent)))
        found.add(name)
  }
  return [...found].map((name) => ({ name, columns: columnsOf(name) }))
}

test('each column stands in the file, or on the list of those that do not, with the reason', ({ shop }) => {
  const tables = tablesAboutCustomers(shop)
  assert.ok(tables.length >= 12, 'the tables are found')
  for (const { name, columns } of tables)
    for (const column of columns) {
      const [shown, reason] = [exported[name]?.[column], left[name]?.[column]]
      assert.ok(shown || reason, `${name}.${column}: put it into the file of one’s own data, or say why not`)
      assert.not.ok(shown && reason, `${name}.${column} is on both lists`)
    }
  const known = new Map(tables.map(({ name, columns }) => [name, new Set(columns)]))
  for (const list of [exported, left])
    for (const [name, columns] of Object.entries(list))
      for (const column of Object.keys(columns))
        assert.ok(known.get(name)?.has(column), `${name}.${column} is not there any more`)
})

test('where the file is said to have a column, it has that column’s value', async ({ shop }) => {
  const person = await shop.customer()
  const browser = await loggedIn(shop, person)
  fill(shop, person.id, person.email)
  const data = await downloadJson(shop, browser)
  for (const [table, columns] of Object.entries(exported)) {
    const row = shop.client
      .prepare(`select * from "${table}" order by ${table === 'history' ? 'at' : 'rowid'} limit 1`)
      .get() as Row
    for (const [column, path] of Object.entries(columns)) {
      const stored = row[column]
      assert.ok(stored !== null && stored !== undefined, `${table}.${column} is empty: it proves nothing`)
      const told = path.split('.').reduce((value, key) => value?.[key], data)
      assert.equal(told, asTold(column, stored), `${table}.${column} at ${path}`)
    }
  }
})

type Row = Record<string, string | number | null>

function asTold(column: string, stored: string | number): unknown {
  if (/_at$|^at$/.test(column)) return new Date(Number(stored)).toISOString()
  if (/^(disabled|default_)/.test(column)) return stored === 1
  return typeof stored === 'string' && stored.startsWith('{') ? JSON.parse(stored) : stored
}

/** Every column of every table filled, each with a value that no other has. */
function fill(shop: Shop, customerId: string, email: string): void {
  const { client } = shop
  const address = (mark: string) => JSON.stringify({ name: mark, line1: `${mark} line`, country: 'FR' })
  const run = (sql: string, ...given: unknown[]) => client.prepare(sql).run(...given)
  run(
    `update customer set company = 'C1', phone = '+33240123456', external_id = 'X1', email_proven_at = 1001,
      newsletter_agreed_at = 1002, newsletter_wording = 'Yes, please', invited_at = 1003, updated_at = 1004`,
  )
  run(
    `insert into address values ('a1', ?, 'home', 'N', 'co', 'l1', 'l2', 'dis', 'tow', 'reg', 'pos', 'CEDEX', 'FR', 1, 0, 2001, 2002)`,
    customerId,
  )
  run(
    `insert into customer_order (id, customer_id, email, number, status, currency, discount, shipping, tax, total,
      shipping_address, billing_address, note, reorder_url, placed_at, updated_at)
     values ('o1', ?, ?, 'N1', 'packing', 'EUR', 11, 12, 13, 14, ?, ?, 'note', 'https://x.example/', 3001, 3002)`,
    customerId,
    email,
    address('ship'),
    address('bill'),
  )
  run(
    `insert into order_line (id, order_id, position, sku, name, option, quantity, unit_price, discount)
     values ('l1', 'o1', 0, 'SKU', 'Tray', 'blue', 21, 22, 23)`,
  )
  run(
    `insert into shipment (id, order_id, position, carrier, tracking_number, tracking_url, shipped_at, delivered_at)
     values ('s1', 'o1', 0, 'Poste', 'T1', 'https://t.example/', 4001, 4002)`,
  )
  run(
    `insert into email (id, kind, reference, state, reason, customer_id, recipient, language, facts, created_at, due_at, sent_at, state_at)
     values ('0', 'password-changed', 'R-ABC123', 'bounced', 'mailbox full', ?, ?, 'fr', '{}', 5001, 5002, 5003, 5004)`,
    customerId,
    email,
  )
  run(
    `update session set browser = 'Lynx', platform = 'Amiga', network = '{"kind":"public","prefix":"203.0.113.0"}'`,
  )
  run(
    `insert into temporary_password (id, nonce, customer_id, state, handed, created_at, expires_at, used_at)
     values ('t1', 'n', ?, 'used', 'letter', 6001, 6002, 6003)`,
    customerId,
  )
  run(`insert into email_change values ('c1', 'n', ?, 'new@example.net', 'ended', 3, 7001, 7002)`, customerId)
  run(`insert into registration values ('r1', 'n', ?, 'Early', 'Bird', 'fr', 'expired', 8001, 8002)`, email)
  run(`insert into deletion values (?, 'customer', 9001, 99000000000000)`, customerId)
  // Before the log-in, so that it comes first.
  run(
    `insert into history (id, at, event, actor_kind, actor_id, customer_id, origin, details)
     values ('h1', 10001, 'profile-changed', 'customer', ?, ?, '{"browser":"Elinks","platform":null,"network":{"kind":"local"}}', '{"fields":["phone"]}')`,
    customerId,
    customerId,
  )
}

test('of what staff did the customer is told that it was staff, and nothing about them', async ({ shop }) => {
  const person = await shop.customer()
  const browser = await loggedIn(shop, person)
  shop.client
    .prepare(
      `insert into history (id, at, event, actor_kind, actor_id, customer_id, subject, origin, details)
       values ('h1', 10001, 'customer-shown', 'staff', 'staff-1', ?, 'subject-1', '{"browser":"Opera"}', '{"by":"staff-1"}')`,
    )
    .run(person.id)
  const { history } = await downloadJson(shop, browser)
  assert.equal(history[0], {
    at: '1970-01-01T00:00:10.001Z',
    event: 'customer-shown',
    by: 'staff',
    origin: null,
    details: null,
  })
})

test.run()
