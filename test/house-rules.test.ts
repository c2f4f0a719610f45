import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { violations } from './runner/house-rules/rules.ts'
import type { SourceFile } from './runner/house-rules/source-file.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** All of src, views, test and drizzle, as text. */
function theHouse(): SourceFile[] {
  return ['src', 'views', 'test', 'drizzle'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules/'))
      .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${root}${folder}/${path}`, 'utf8') })),
  )
}

test('the house keeps its rules', () => {
  const house = theHouse()
  assert.ok(house.length > 20, 'the sources are found')
  const broken = violations(house)
  if (broken.length > 0) assert.unreachable(broken.join('\n    '))
})

const TESTED: SourceFile[] = [
  { path: 'src/features/login/login.routes.tsx', text: '' },
  {
    path: 'test/features/login.test.ts',
    text: "import { test } from 'uvu'\ntest('x', () => {})\ntest.run()\n",
  },
]

function broken(path: string, text: string): string[] {
  return violations([...TESTED, { path, text }])
}

/** One planted breach each: where, what, and what the sentence says. */
const planted: [path: string, text: string, says: string][] = [
  ['src/database/open.ts', "import { a } from '../accounts/customers.ts'", 'database stands below accounts'],
  ['src/email/worker.ts', "import type { A } from '../http/context.ts'", 'email stands below http'],
  ['src/email/worker.ts', "import { A } from '../../views/emails/a.tsx'", 'email stands below views'],
  [
    'src/security/random.ts',
    "import { a } from '../features/login/log-in.ts'",
    'security stands below features',
  ],
  ['src/accounts/sessions.ts', "import { a } from '../http/guard.ts'", 'accounts stands below http'],
  [
    'src/accounts/sessions.ts',
    "export { a } from '../features/login/a.ts'",
    'accounts stands below features',
  ],
  ['src/accounts/sessions.ts', "const a = await import('../http/guard.ts')", 'accounts stands below http'],
  ['src/http/guard.ts', "import { a } from '../email/outbox.ts'", 'http stands below email'],
  [
    'src/http/guard.ts',
    "import {\n  a,\n  b,\n} from '../features/login/a.ts'",
    'http stands below features',
  ],
  ['src/app.ts', "import { people } from './demo/people.ts'", 'app stands below demo'],
  ['src/features/login/a.ts', "import '../../demo/people.ts'", 'features stands below demo'],
  ['src/config.ts', "import type { A } from './http/log.ts'", 'foundation stands below http'],
  ['src/services.ts', "import { a } from './server.ts'", 'services stands below server'],
  ['src/emails.ts', "import { people } from './demo/people.ts'", 'app stands below demo'],
  ['src/services.ts', "import type { A } from './features/login/a.ts'", 'services stands below features'],
  ['src/accounts/a.ts', "import type { Services } from '../services.ts'", 'accounts stands below services'],
  ['src/features/login/a.ts', "import { b } from '../profile/b.ts'", 'no feature imports another'],
  ['src/demo/people.ts', "import { b } from '../features/login/login.routes.tsx'", 'plain domain code'],
  ['views/login/a.tsx', "import { a } from '../../src/accounts/customers.ts'", 'views stands below accounts'],
  ['views/login/a.tsx', "import { a } from '../../src/config.ts'", 'views stands below foundation'],
  [
    'src/features/login/a.ts',
    "import { c } from '../../accounts/customer.table.ts'",
    'private to its folder',
  ],
  [
    'views/login/a.tsx',
    "import type { c } from '../../src/accounts/customer.table.ts'",
    'private to its folder',
  ],
  ['src/accounts/a.ts', "import { alphabet } from 'oslo/crypto'", 'imports oslo/crypto: only security/'],
  ['src/features/login/a.ts', "import { Resend } from 'resend'", 'only email/'],
  ['src/accounts/a.ts', "import Database from 'better-sqlite3'", 'only database/'],
  ['src/accounts/a.table.ts', "import { text } from 'drizzle-orm/sqlite-core'", 'only database/'],
  ['src/accounts/a.ts', "import { eq, sql } from 'drizzle-orm'", 'raw SQL'],
  ['src/accounts/a.ts', "import { sql as raw } from 'drizzle-orm'", 'raw SQL'],
  ['src/email/a.ts', "const key = process.env['RESEND_API_KEY']", 'reads process.env'],
  ['src/email/a.ts', "import { env } from 'node:process'", 'reads process.env'],
  ['src/accounts/a.ts', 'const row = query.where(x).get()', 'a query is awaited'],
  ['src/accounts/a.ts', 'await query.all(\n)', 'a query is awaited'],
  ['src/accounts/a.ts', 'const now = new Date()', 'the clock is handed in'],
  ['src/orders/a.ts', 'const isUrl = URL.canParse(text)', 'readUrl tells the same'],
  ['src/http/a.ts', 'const now = Date.now()', 'the clock is handed in'],
  ['src/http/a.ts', 'const clock = { now: Date.now }', 'the clock is handed in'],
  ['src/features/login/login.model.ts', '', 'a role of the closed list'],
  ['src/features/login/login.routes.ts', '', 'a role of the closed list'],
  ['src/features/login/logIn.ts', '', 'a role of the closed list'],
  ['src/http/form-utils.ts', '', 'says nothing'],
  ['views/login/index.tsx', '', 'says nothing'],
  ['test/support/helpers.ts', '', 'says nothing'],
  ['src/features/login/a.ts', "import { P } from '../../../views/profile/p.tsx'", 'folder of the same name'],
  ['views/orders/orders-page.tsx', '', 'no feature'],
  ['src/features/profile/profile.routes.tsx', '', 'without a test in test/features/profile'],
  ['test/a.test.ts', "import { test } from 'uvu'\ntest('x', () => {})", 'test.run() is missing'],
  ['test/a.test.ts', "const a = suite('a')\nconst b = suite('b')\na.run()", 'b.run() is missing'],
  ['test/a.test.ts', 'export const a = 1', 'without a test'],
  ['src/app.ts', `// TO${'DO'}: later`, 'still holds'],
  ['test/a.test.ts', `test.on${'ly'}('x', () => {})\ntest.run()`, 'still holds'],
  ['views/login/a.tsx', `/* FIX${'ME'} */`, 'still holds'],
]

for (const [path, text, says] of planted) {
  test(`it is seen when ${path} holds ${JSON.stringify(text)}`, () => {
    const found = broken(path, text)
    assert.is(found.length, 1, found.join('\n'))
    assert.match(found[0] ?? '', `${path} `)
    assert.match(found[0] ?? '', says)
  })
}

const allowed: [path: string, text: string][] = [
  ['src/server.ts', "import { people } from './demo/people.ts'\nconst clock = () => new Date()"],
  ['src/start/welcome.ts', "import { people } from '../demo/people.ts'"],
  ['src/emails.ts', "import { a } from './features/login/temporary-password-used-email.ts'"],
  ['src/app.ts', "import { loginRoutes } from './features/login/login.routes.tsx'"],
  ['src/http/page.tsx', "import { Frame } from '../../views/layouts/frame.tsx'"],
  ['src/accounts/session.table.ts', "import { string } from '../database/dialect.ts'"],
  ['src/email/email.table.ts', "import { customers } from '../accounts/customer.table.ts'"],
  ['src/features/login/a.table.ts', "import { customers } from '../../accounts/customer.table.ts'"],
  [
    'src/accounts/sessions.ts',
    "import { sessions } from './session.table.ts'\nimport { eq } from 'drizzle-orm'",
  ],
  ['src/security/random.ts', "import { alphabet } from 'oslo/crypto'"],
  ['src/features/login/login.staff.tsx', "import { A } from '../../../views/login/a.tsx'"],
  [
    'views/login/a.tsx',
    "import { paths } from '../../src/paths.ts'\nimport type { A } from '../../src/http/forms.ts'",
  ],
  ['src/http/a.ts', "map.get('x')\nc.get('y')\napp.get('/', h)\nnew Date(0)\nparams.all('x')"],
  ['src/database/a.ts', 'statement.run()\nquery.get()'],
  ['src/config.ts', 'const { PORT } = process.env'],
  ['src/accounts/a.ts', '/** Never process.env, nor new Date() */\n// nor .all()\nconst url = "https://x"'],
  ['test/runner/fixtures/x/one.test.ts', `test.on${'ly'}('x')`],
  ['drizzle/sqlite.config.ts', "export { sessions } from '../src/accounts/session.table.ts'"],
]

for (const [path, text] of allowed) {
  test(`it is fine when ${path} holds ${JSON.stringify(text)}`, () => {
    assert.equal(broken(path, text), [])
  })
}

test.run()
