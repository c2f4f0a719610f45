import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Config, readConfig } from '../../src/config.ts'
import { defaultInWords, settings } from '../../src/settings/settings.ts'
import { settingsHelp } from '../../src/settings/settings-help.ts'

const test = suite<{ directory: string }>('config', { directory: '' })
test.before.each((context) => {
  context.directory = mkdtempSync(join(tmpdir(), 'comptoir-config-'))
})
test.after.each(({ directory }) => rmSync(directory, { recursive: true }))

const secret = 're_Very5ecretKeyOfTheShop'
const webhookSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const realShop = {
  PUBLIC_URL: 'https://account.shop.example',
  RESEND_API_KEY: secret,
  MAIL_FROM: 'Anna’s Shop <anna@shop.example>',
  SHOP_NAME: 'Anna’s Shop',
}

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30z"/></svg>'

type Written = Record<string, string | undefined>
const nowhere = join(tmpdir(), 'comptoir-no-such-folder')

function configFrom(environment: Written, directory = nowhere): Config {
  const result = readConfig({ environment, directory })
  if (!result.ok) throw new Error(`refused: ${result.problems.join('\n')}`)
  return result.config
}

function problemsFrom(environment: Written, directory = nowhere): readonly string[] {
  const result = readConfig({ environment, directory })
  return result.ok ? [] : result.problems
}

/** The one sentence that these settings get; fails on none and on several. */
function problemFrom(environment: Written, directory = nowhere): string {
  const problems = problemsFrom(environment, directory)
  assert.is(
    problems.length,
    1,
    `expected one problem for ${JSON.stringify(environment)}: ${problems.join(' | ')}`,
  )
  return problems[0] ?? ''
}

function withEnvFile(directory: string, text: string | Uint8Array): string {
  writeFileSync(join(directory, '.env'), text)
  return directory
}

function refused(name: string, values: readonly string[], around: Written = realShop): void {
  for (const value of values) {
    const problem = problemFrom({ ...around, [name]: value })
    assert.ok(problem.startsWith(`${name} `), problem)
    assert.match(problem, /: .*write .*\.$/)
    if (name !== 'RESEND_API_KEY' && !value.includes('@'))
      assert.ok(problem.includes(JSON.stringify(value)), problem)
  }
}

test('without any setting it is a trial: Perrin & Filles, on this machine, sending nothing', ({
  directory,
}) => {
  const { trustedProxies, ...config } = configFrom({}, directory)
  assert.equal(config, {
    trial: true,
    publicUrl: 'http://localhost:3000',
    secureCookies: false,
    host: '127.0.0.1',
    port: 3000,
    dataDir: join(directory, 'data'),
    databaseFile: join(directory, 'data/trial.sqlite'),
    keyFile: join(directory, 'data/trial.key'),
    mailboxDir: join(directory, 'data/mailbox'),
    email: {
      apiKey: null,
      webhookSecret: null,
      baseUrl: 'https://api.resend.com',
      from: 'Perrin & Filles <bonjour@perrin.example>',
      perHour: 300,
    },
    logLevel: 'info',
    shop: {
      name: 'Perrin & Filles',
      url: 'https://perrin.example/',
      address: '12 rue des Carmes, 44000 Nantes, France',
      phone: '02 40 12 34 56',
      email: 'bonjour@perrin.example',
      privacyUrl: 'https://perrin.example/privacy',
      termsUrl: 'https://perrin.example/terms',
      legalUrl: 'https://perrin.example/legal',
      helpUrl: 'https://perrin.example/help',
      timeZone: 'Europe/Paris',
      language: 'en',
      accent: '#2c4a94',
      radius: null,
      textFont: null,
      headingFont: '"Iowan Old Style", "P052", "Palatino", "Palatino Linotype", serif',
      headingWeight: null,
      logo: null,
      logoShowsName: false,
    },
    backup: { every: null, keep: 14, folder: join(directory, 'data/backups'), passphrase: null },
    registration: true,
    passwordLength: 10,
    mostAddresses: 50,
    // biome-ignore lint/suspicious/noThenProperty: a word, not a function
    temporaryPassword: { minutes: 60, then: 'recommend' },
    keep: { emails: 30, sessions: 0, temporaryPasswords: 7, limits: 0, history: 365 },
  })
  assert.not(trustedProxies.isTrustedProxy('127.0.0.1'))
})

test('a trial follows PORT, takes any SHOP_ setting, and sends nothing even with a key', () => {
  const config = configFrom({
    PORT: '8080',
    SHOP_NAME: 'Chez Léa',
    SHOP_ACCENT: '#ABC',
    RESEND_API_KEY: secret,
  })
  assert.is(config.publicUrl, 'http://localhost:8080')
  assert.is(config.shop.name, 'Chez Léa')
  assert.is(config.shop.accent, '#abc')
  assert.is(config.shop.phone, '02 40 12 34 56')
  assert.is(config.email.apiKey, null)
  assert.is(configFrom({ PORT: '80' }).publicUrl, 'http://localhost')
})

test('a real shop has its own files and nothing of the made-up one', ({ directory }) => {
  const config = configFrom(realShop, directory)
  assert.not(config.trial)
  assert.is(config.publicUrl, 'https://account.shop.example')
  assert.ok(config.secureCookies)
  assert.is(config.databaseFile, join(directory, 'data/comptoir.sqlite'))
  assert.is(config.keyFile, join(directory, 'data/comptoir.key'))
  assert.is(config.mailboxDir, null)
  assert.is(config.email.apiKey, secret)
  assert.equal(config.shop, {
    name: 'Anna’s Shop',
    url: null,
    address: null,
    phone: null,
    email: null,
    privacyUrl: null,
    termsUrl: null,
    legalUrl: null,
    helpUrl: null,
    timeZone: 'UTC',
    language: 'en',
    accent: null,
    radius: null,
    textFont: null,
    headingFont: null,
    headingWeight: null,
    logo: null,
    logoShowsName: false,
  })
  assert.not(JSON.stringify(config).includes('errin'))
})

test('every setting of the table is read, from the environment and from .env', ({ directory }) => {
  const given: Record<string, [written: string, read: (config: Config) => unknown, expected: unknown]> = {
    PUBLIC_URL: ['https://my.shop.example:8443/', (c) => c.publicUrl, 'https://my.shop.example:8443'],
    HOST: ['::1', (c) => c.host, '::1'],
    PORT: ['8000', (c) => c.port, 8000],
    DATA_DIR: ['/srv/comptoir', (c) => c.databaseFile, '/srv/comptoir/comptoir.sqlite'],
    TRUSTED_PROXIES: ['10.0.0.0/8', (c) => c.trustedProxies.isTrustedProxy('10.9.8.7'), true],
    LOG_LEVEL: ['warn', (c) => c.logLevel, 'warn'],
    RESEND_API_KEY: ['re_another', (c) => c.email.apiKey, 're_another'],
    RESEND_WEBHOOK_SECRET: [webhookSecret, (c) => c.email.webhookSecret, webhookSecret],
    RESEND_BASE_URL: ['http://127.0.0.1:9/x/', (c) => c.email.baseUrl, 'http://127.0.0.1:9/x'],
    MAIL_FROM: ['hello@shop.example', (c) => c.email.from, 'hello@shop.example'],
    SHOP_NAME: ['Chez Léa', (c) => c.shop.name, 'Chez Léa'],
    SHOP_URL: ['https://shop.example', (c) => c.shop.url, 'https://shop.example/'],
    SHOP_ADDRESS: ['1 quai', (c) => c.shop.address, '1 quai'],
    SHOP_PHONE: ['+33 2', (c) => c.shop.phone, '+33 2'],
    SHOP_EMAIL: ['help@bücher.example', (c) => c.shop.email, 'help@xn--bcher-kva.example'],
    SHOP_PRIVACY_URL: [
      'https://shop.example/p?a=1#b',
      (c) => c.shop.privacyUrl,
      'https://shop.example/p?a=1#b',
    ],
    SHOP_HELP_URL: ['http://shop.example/h', (c) => c.shop.helpUrl, 'http://shop.example/h'],
    SHOP_TIME_ZONE: ['America/Montreal', (c) => c.shop.timeZone, 'America/Montreal'],
    SHOP_LANGUAGE: ['fr', (c) => c.shop.language, 'fr'],
    SHOP_ACCENT: ['#AA0000', (c) => c.shop.accent, '#aa0000'],
    SHOP_TERMS_URL: ['https://shop.example/t', (c) => c.shop.termsUrl, 'https://shop.example/t'],
    SHOP_LEGAL_URL: ['https://shop.example/l', (c) => c.shop.legalUrl, 'https://shop.example/l'],
    SHOP_LOGO: ['logo.svg', (c) => c.shop.logo?.type, 'image/svg+xml'],
    SHOP_LOGO_SHOWS_NAME: ['yes', (c) => c.shop.logoShowsName, true],
    SHOP_RADIUS: ['0.5rem', (c) => c.shop.radius, '0.5rem'],
    SHOP_TEXT_FONT: ['Avenir, sans-serif', (c) => c.shop.textFont, '"Avenir", sans-serif'],
    SHOP_HEADING_FONT: ['Gill Sans, serif', (c) => c.shop.headingFont, '"Gill Sans", serif'],
    SHOP_HEADING_WEIGHT: ['700', (c) => c.shop.headingWeight, 700],
    ACCOUNT_ADDRESSES: ['7', (c) => c.mostAddresses, 7],
    ACCOUNT_REGISTRATION: ['off', (c) => c.registration, false],
    ACCOUNT_PASSWORD_LENGTH: ['12', (c) => c.passwordLength, 12],
    TEMPORARY_PASSWORD_MINUTES: ['30', (c) => c.temporaryPassword.minutes, 30],
    TEMPORARY_PASSWORD_THEN: ['require', (c) => c.temporaryPassword.then, 'require'],
    TEMPORARY_PASSWORD_EMAILS_PER_HOUR: ['1000', (c) => c.email.perHour, 1000],
    BACKUP_EVERY: ['2d', (c) => c.backup.every, 172_800_000],
    BACKUP_KEEP: ['3', (c) => c.backup.keep, 3],
    BACKUP_DIR: ['/srv/backups', (c) => c.backup.folder, '/srv/backups'],
    BACKUP_PASSPHRASE: ['six words chosen by dice', (c) => c.backup.passphrase, 'six words chosen by dice'],
    KEEP_EMAILS_DAYS: ['14', (c) => c.keep.emails, 14],
    KEEP_SESSIONS_DAYS: ['3', (c) => c.keep.sessions, 3],
    KEEP_TEMPORARY_PASSWORDS_DAYS: ['2', (c) => c.keep.temporaryPasswords, 2],
    KEEP_LIMITS_DAYS: ['1', (c) => c.keep.limits, 1],
    KEEP_HISTORY_DAYS: ['90', (c) => c.keep.history, 90],
  }
  writeFileSync(join(directory, 'logo.svg'), drawing)
  assert.equal(Object.keys(given).sort(), settings.map(({ name }) => name).sort())
  for (const [name, [written, read, expected]] of Object.entries(given)) {
    assert.is.not(read(configFrom(realShop, directory)), expected, `${name} shows nothing`)
    assert.is(read(configFrom({ ...realShop, [name]: written }, directory)), expected, name)
  }
  for (const [name, [written, read, expected]] of Object.entries(given)) {
    withEnvFile(directory, `${name}="${written}"\n`)
    assert.is(read(configFrom({ ...realShop, [name]: undefined }, directory)), expected, `${name} in .env`)
  }
})

test('every default passes its own check', () => {
  for (const { name, check, ...setting } of settings) {
    for (const text of [setting.default, setting.trial])
      if (text !== undefined) assert.ok(check.safeParse(text).success, name)
  }
})

test('PUBLIC_URL is an origin, and http only on this machine', () => {
  for (const [written, origin] of [
    ['https://shop.example', 'https://shop.example'],
    ['https://Shop.Example:443/', 'https://shop.example'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://[2001:db8::1]', 'https://[2001:db8::1]'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['http://127.9.9.9:81', 'http://127.9.9.9:81'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ] as const) {
    const config = configFrom({ ...realShop, PUBLIC_URL: written })
    assert.is(config.publicUrl, origin)
    assert.is(config.secureCookies, written.startsWith('https'))
    assert.not(config.trial)
  }
  refused('PUBLIC_URL', [
    'shop.example',
    'https://shop.example/account',
    'https://shop.example//',
    'https://shop.example?',
    'https://shop.example/#',
    'https://anna:pass@shop.example',
    'https://@shop.example',
    'https://shop.example https://other.example',
    ' https://shop.example',
    'https:shop.example',
    'https:\\\\shop.example',
    'https://*.shop.example',
    'https://a.example,b.example',
    'https://shop.example:99999',
    'ftp://shop.example',
    'javascript:alert(1)',
    'https://',
    '*',
    'http://shop.example',
    'http://192.168.1.2',
    'http://128.0.0.1',
    'http://shop.localhost',
    'http://localhost.shop.example',
    'http://127.0.0.1.shop.example',
    'http://[::ffff:127.0.0.1]',
    'http://0.0.0.0:3000',
  ])
  assert.match(
    problemFrom({ ...realShop, PUBLIC_URL: 'http://shop.example' }),
    /https:\/\/ \(plain http is accepted for/,
  )
})

test('user info in an address is not repeated', () => {
  for (const name of ['PUBLIC_URL', 'RESEND_BASE_URL', 'SHOP_URL', 'SHOP_HELP_URL']) {
    const problem = problemFrom({ ...realShop, [name]: 'https://anna:Geheim99@shop.example' })
    assert.not.match(problem, /Geheim99|anna:/)
  }
})

test('an emptied PUBLIC_URL is no trial', ({ directory }) => {
  assert.match(
    problemFrom({ PUBLIC_URL: '' }),
    /^PUBLIC_URL is empty: write .*, or remove the name to run in trial mode\.$/,
  )
  assert.match(
    problemsFrom({}, withEnvFile(directory, 'PUBLIC_URL=\n'))[0] ?? '',
    /^PUBLIC_URL in \.env line 1 is empty/,
  )
})

test('a real shop needs a key, a sender and a name, and hears of all at once', () => {
  const missing = problemsFrom({ PUBLIC_URL: 'https://shop.example' })
  assert.is(missing.length, 3)
  for (const name of ['RESEND_API_KEY', 'MAIL_FROM', 'SHOP_NAME']) {
    assert.ok(
      missing.some((problem) => problem.startsWith(`${name} is missing, and a real shop needs it`)),
      name,
    )
    const emptied = problemFrom({ ...realShop, [name]: '' })
    assert.ok(emptied.startsWith(`${name} is empty, and a real shop needs it`), emptied)
  }
  const loopback = problemsFrom({ PUBLIC_URL: 'http://localhost:3000' })
  assert.is(loopback.length, 3, 'a PUBLIC_URL on this machine is a real shop as well')
})

test('an emptied optional setting counts as absent', () => {
  for (const { name, required } of settings) {
    if (required || name === 'PUBLIC_URL' || name === 'BACKUP_PASSPHRASE') continue
    assert.equal(
      JSON.stringify(configFrom({ ...realShop, [name]: '' })),
      JSON.stringify(configFrom(realShop)),
      name,
    )
    assert.equal(JSON.stringify(configFrom({ [name]: '' })), JSON.stringify(configFrom({})), name)
  }
})

test('backups are made once a day on a real shop, in the folder of the data, by hours or days, or never', ({
  directory,
}) => {
  const { backup } = configFrom(realShop, directory)
  assert.equal(backup, {
    every: 86_400_000,
    keep: 14,
    folder: join(directory, 'data/backups'),
    passphrase: null,
  })
  assert.is(configFrom({ ...realShop, BACKUP_DIR: 'b' }, directory).backup.folder, join(directory, 'b'))
  assert.is(configFrom({ ...realShop, BACKUP_EVERY: 'off' }).backup.every, null)
  assert.is(configFrom({ ...realShop, BACKUP_EVERY: '744h' }).backup.every, 744 * 3_600_000)
  refused('BACKUP_EVERY', ['24', '0h', '745h', '32d', '1.5d', '30m', 'never', '1 d'])
  refused('BACKUP_KEEP', ['0', '1001', '-1'])
})

test('an emptied passphrase does not make readable backups; a short one is refused, and never shown', () => {
  assert.match(
    problemFrom({ ...realShop, BACKUP_PASSPHRASE: '' }),
    'BACKUP_PASSPHRASE is empty: write one, or remove the name',
  )
  const short = problemFrom({ ...realShop, BACKUP_PASSPHRASE: 'fifteen letters' })
  assert.match(short, /^BACKUP_PASSPHRASE cannot be used: write at least 16 characters/)
  assert.not.match(short, 'fifteen')
})

test('numbers are plain digits within their bounds', () => {
  const bounds = {
    PORT: [1, 65535],
    ACCOUNT_ADDRESSES: [1, 500],
    ACCOUNT_PASSWORD_LENGTH: [8, 64],
    TEMPORARY_PASSWORD_MINUTES: [5, 1440],
    TEMPORARY_PASSWORD_EMAILS_PER_HOUR: [1, 100_000],
  } as const
  for (const [name, [least, most]] of Object.entries(bounds)) {
    for (const good of [least, most, Math.floor((least + most) / 2)]) {
      assert.ok(
        readConfig({ environment: { ...realShop, [name]: String(good) }, directory: nowhere }).ok,
        `${name} ${good}`,
      )
    }
    refused(name, [
      String(least - 1),
      String(most + 1),
      `${least}.5`,
      '-10',
      '+10',
      '1e1',
      '0x10',
      ' 12',
      '12 ',
      '012',
    ])
    refused(name, ['ten', '10\n', '1_0', '１２', 'Infinity', 'NaN', '9'.repeat(40), '10,5', '10m'])
  }
  assert.match(problemFrom({ TEMPORARY_PASSWORD_MINUTES: '1441' }), /no more than 24 hours, because/)
})

test('words come from their lists', () => {
  refused('LOG_LEVEL', ['INFO', 'verbose', 'warning'])
  refused('SHOP_LANGUAGE', ['de', 'FR', 'fr-FR'])
  refused('SHOP_LOGO_SHOWS_NAME', ['true', 'Yes', '1'])
  refused('TEMPORARY_PASSWORD_THEN', ['always', 'Require'])
  assert.match(problemFrom({ SHOP_LANGUAGE: 'de' }), /^SHOP_LANGUAGE is "de": write en or fr\.$/)
})

test('the sender is an address or a name with one, and cannot carry a second header', () => {
  for (const [written, from] of [
    ['hello@shop.example', 'hello@shop.example'],
    ['<hello@shop.example>', 'hello@shop.example'],
    ['My Shop <hello@shop.example>', 'My Shop <hello@shop.example>'],
    ['"My Shop" <hello@shop.example>', 'My Shop <hello@shop.example>'],
    ['Perrin, Filles <a@b.example>', '"Perrin, Filles" <a@b.example>'],
    ['"Ann \\"A\\" B." <a@b.example>', '"Ann \\"A\\" B." <a@b.example>'],
    ['Élodie <e@bücher.example>', 'Élodie <e@xn--bcher-kva.example>'],
  ] as const) {
    assert.is(configFrom({ ...realShop, MAIL_FROM: written }).email.from, from)
  }
  refused('MAIL_FROM', [
    'My Shop',
    'My Shop <hello>',
    'My Shop <hello@shop.example',
    'My Shop hello@shop.example',
    'a@shop.example, b@shop.example',
    'A <a@shop.example> <b@shop.example>',
    'hello@shop.example\r\nBcc: eve@evil.example',
    'My\nShop <hello@shop.example>',
    'My\0Shop <hello@shop.example>',
    'My\u2028Shop <hello@shop.example>',
    '"My Shop <hello@shop.example>',
    'a..b@shop.example',
    '.a@shop.example',
    'a@',
    '@shop.example',
    'a b@shop.example',
    `${'a'.repeat(250)}@shop.example`,
  ])
})

test('texts and addresses of the shop', () => {
  refused('SHOP_NAME', [' ', '\t', 'Two\nlines', 'N\0L', 'E\u001b[31m'])
  assert.ok(problemFrom({ ...realShop, SHOP_NAME: 'é'.repeat(101) }).startsWith('SHOP_NAME is "ééé'))
  assert.is(configFrom({ ...realShop, SHOP_NAME: '🧵'.repeat(100) }).shop.name, '🧵'.repeat(100))
  assert.is(configFrom({ ...realShop, SHOP_NAME: '  Léa  ' }).shop.name, 'Léa')
  for (const name of ['SHOP_URL', 'SHOP_PRIVACY_URL', 'SHOP_TERMS_URL', 'SHOP_LEGAL_URL', 'SHOP_HELP_URL']) {
    refused(name, [
      'shop.example',
      '/help',
      '//shop.example',
      'javascript:alert(1)',
      'https://a b.example',
      'mailto:a@b.example',
    ])
  }
  refused('SHOP_EMAIL', ['help', 'help@', 'Help <help@shop.example>'])
  refused('SHOP_TIME_ZONE', ['Paris', 'Europe/Pari', '+02:00', '2', 'Europe/Paris '])
  refused('SHOP_ACCENT', ['2c4a94', '#12', '#1234', '#gggggg', 'red', '#2c4a94;color:red', '#12345678'])
  assert.is(configFrom({ SHOP_TIME_ZONE: 'UTC' }).shop.timeZone, 'UTC')
})

test('the look is made of plain values only', () => {
  refused('SHOP_RADIUS', [
    '5',
    '-1px',
    '25px',
    '1.6rem',
    '50%',
    '5px;color:red',
    'calc(1px)',
    '1e1px',
    '.5rem',
  ])
  for (const radius of ['0', '0px', '24px', '1.5rem', '0.375rem'])
    assert.is(configFrom({ SHOP_RADIUS: radius }).shop.radius, radius)
  refused('SHOP_HEADING_WEIGHT', ['0', '50', '450', '1000', 'bold', '700 '])
  for (const name of ['SHOP_TEXT_FONT', 'SHOP_HEADING_FONT']) {
    refused(name, [
      'Georgia',
      'serif, Georgia',
      'Georgia;}, serif',
      'a"b, serif',
      '"Gill Sans, serif',
      'url(x), serif',
      'var(--x), serif',
      'Georgia,, serif',
      '\\66, serif',
      'inherit',
      '</style>, serif',
      `${'x, '.repeat(12)}serif`,
      `${'x'.repeat(61)}, serif`,
    ])
  }
  for (const [written, font] of [
    ['system-ui', 'system-ui'],
    ["-apple-system, 'Segoe UI', sans-serif", '-apple-system, "Segoe UI", sans-serif'],
    ['inherit, serif', '"inherit", serif'],
    ['ヒラギノ角ゴ ProN,sans-serif', '"ヒラギノ角ゴ ProN", sans-serif'],
  ] as const)
    assert.is(configFrom({ SHOP_TEXT_FONT: written }).shop.textFont, font)
})

test('the logo is read and looked into at the start; each problem is one sentence', ({ directory }) => {
  const problemOf = (content: string | Uint8Array) => {
    writeFileSync(join(directory, 'logo.png'), content)
    return problemFrom({ SHOP_LOGO: 'logo.png' }, directory)
  }
  writeFileSync(join(directory, 'brand'), drawing)
  const { logo } = configFrom({ SHOP_LOGO: 'brand' }, directory).shop
  assert.is(String(logo?.bytes), drawing)
  assert.is(logo?.type, 'image/svg+xml', 'whatever its name')
  assert.is(configFrom({ SHOP_LOGO: join(directory, 'brand') }).shop.logo?.width, 90)

  refused('SHOP_LOGO', ['~/logo.svg', ' ', 'a\0b'])
  for (const [path, reason] of [
    ['none.svg', 'this file cannot be read (a part of the path does not exist)'],
    ['.', 'this is no file'],
  ]) {
    assert.is(
      problemFrom({ SHOP_LOGO: path }, directory),
      `SHOP_LOGO is "${path}": ${reason}, so write the path of an SVG, PNG or WebP file.`,
    )
  }
  assert.match(problemOf('GIF89a'), /^SHOP_LOGO is "logo\.png": this file is none of the three kinds/)
  assert.match(problemOf(''), /this file is none of the three kinds/)
  assert.match(problemOf(Buffer.alloc(200_001)), /this file is larger than 200 kB/)
  assert.match(problemOf('<svg viewBox="0 0 1 1">'), /this file is cut short, or tells no size/)
  assert.match(
    problemOf(drawing.replace('<path', '<script>alert(1)</script><path')),
    /this file holds <script>, and only a plain drawing is safe to show/,
  )
})

test('where it listens and keeps its data', ({ directory }) => {
  for (const host of ['0.0.0.0', '::', '::1', 'localhost', '192.168.1.2', 'server-1.lan'])
    assert.is(configFrom({ HOST: host }).host, host)
  refused('HOST', ['[::1]', '127.0.0.1:3000', 'http://localhost', '*', '1.2.3', '256.1.1.1', 'a b', '-a'])
  refused('DATA_DIR', ['~/data', '~', ' ', 'a\0b'])
  assert.is(configFrom({ DATA_DIR: '../x' }, directory).dataDir, join(directory, '../x'))
  refused('RESEND_BASE_URL', [
    'http://api.resend.example',
    'api.resend.com',
    'https://api.resend.com?x=1',
    'https://api.resend.com/#',
  ])
  assert.is(
    configFrom({ ...realShop, RESEND_BASE_URL: 'http://localhost:1/' }).email.baseUrl,
    'http://localhost:1',
  )
})

test('proxies are addresses and ranges; nobody is trusted by default', () => {
  const { isTrustedProxy, ranges } = configFrom({
    TRUSTED_PROXIES: '127.0.0.1, 10.1.0.0/16,fd00::/8,::1',
  }).trustedProxies
  assert.equal(ranges, ['127.0.0.1', '10.1.0.0/16', 'fd00::/8', '::1'])
  for (const good of ['127.0.0.1', '10.1.255.1', '::ffff:10.1.2.3', 'fdab::1', '::1'])
    assert.ok(isTrustedProxy(good), good)
  for (const bad of ['127.0.0.2', '10.2.0.1', 'fe80::1', '::ffff:10.2.0.1', '', 'localhost', '127.0.0.1 '])
    assert.not(isTrustedProxy(bad), bad)
  refused('TRUSTED_PROXIES', [
    'loopback',
    'localhost',
    '*',
    '10.0.0.0/33',
    '::/0',
    '0.0.0.0/0',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::1/129',
  ])
  refused('TRUSTED_PROXIES', [
    '10.0.0.1,',
    ',',
    ' ',
    '127.0.0.1;::1',
    'fe80::1%eth0',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0',
  ])
})

test('a key that cannot go into a header is refused without being shown', () => {
  for (const key of ['re_Geheim 99', 're_Geheim\n99', ' re_Geheim99', 're_Geheim99é', 'x'.repeat(513)]) {
    const problem = problemFrom({ ...realShop, RESEND_API_KEY: key })
    assert.match(problem, /^RESEND_API_KEY cannot be used: write the key/)
    assert.not.match(problem, /Geheim|xxx/)
  }
})

test('the environment wins over .env', ({ directory }) => {
  withEnvFile(directory, 'PORT=4000\nSHOP_NAME=From the file\n')
  assert.is(configFrom({}, directory).port, 4000)
  const config = configFrom({ PORT: '5000' }, directory)
  assert.is(config.port, 5000)
  assert.is(config.shop.name, 'From the file')
  assert.is(
    configFrom({ PORT: '' }, directory).port,
    3000,
    'an emptied one takes the default, not the file’s',
  )
})

test('.env as Node reads it: quotes, comments, export, blanks, Windows lines, a byte order mark', ({
  directory,
}) => {
  const text = [
    '\uFEFF# the shop',
    'export SHOP_NAME="Anna # Co"',
    'export   SHOP_PHONE = 0240 # the counter',
    '  SHOP_ADDRESS=\'1 "quai", Nantes\'  # in quotes',
    'SHOP_ACCENT="#abc"#tight',
    'SHOP_LANGUAGE=`fr`',
    'PORT= ',
    '',
    '   ',
    'HOST=',
    'SHOP_URL=https://shop.example/?a=b',
  ]
  const { shop, port, host } = configFrom({}, withEnvFile(directory, text.join('\r\n')))
  assert.is(shop.name, 'Anna # Co')
  assert.is(shop.phone, '0240')
  assert.is(shop.address, '1 "quai", Nantes')
  assert.is(shop.accent, '#abc')
  assert.is(shop.language, 'fr')
  assert.is(shop.url, 'https://shop.example/?a=b')
  assert.is(port, 3000)
  assert.is(host, '127.0.0.1')
})

test('what Node would lose without a word is a problem, with its line and without its text', ({
  directory,
}) => {
  for (const [line, said] of [
    ['SHOP_ACCENT=#2c4a94', /^\.env line 2 \(SHOP_ACCENT\): an unquoted # .*double quotes\.$/],
    ['RESEND_API_KEY=re_Geheim#99', /^\.env line 2 \(RESEND_API_KEY\): an unquoted #/],
    [
      'MAIL_FROM="Anna" <geheim@shop.example>',
      /^\.env line 2 \(MAIL_FROM\): what follows the closing quote is lost/,
    ],
    ['SHOP_NAME="Geheim', /^\.env line 2 \(SHOP_NAME\): a quote is opened and not closed/],
    ['re_Geheim', /^\.env line 2: write NAME=value/],
    ['RESEND_API_KEY re_Geheim', /^\.env line 2: write NAME=value/],
    ['RESEND_API_KEY: re_Geheim=', /^\.env line 2: write NAME=value/],
    ['=re_Geheim', /^\.env line 2: write NAME=value/],
    ['re_Geheim=', /^\.env line 2 does not begin with the name of a setting/],
  ] as const) {
    const problem = problemFrom({}, withEnvFile(directory, `HOST=::1\n${line}\nPORT=4000\n`))
    assert.match(problem, said)
    assert.not.match(problem, /geheim|2c4a94/i)
  }
})

test('a broken line takes nothing of its neighbours with it', ({ directory }) => {
  withEnvFile(directory, 'nonsense\nPORT=0\n"\nSHOP_LANGUAGE=de')
  const problems = problemsFrom({}, directory)
  assert.is(problems.length, 4)
  assert.ok(problems.includes('SHOP_LANGUAGE in .env line 4 is "de": write en or fr.'), problems.join('\n'))
})

test('a setting twice in .env is a problem', ({ directory }) => {
  withEnvFile(directory, 'PORT=1\nHOST=::1\nPORT=2\n')
  assert.is(
    problemFrom({}, directory),
    '.env line 3 sets again what line 1 has already set: remove one of the two.',
  )
})

test('an .env that cannot be read is a problem, and nothing is concluded from it', ({ directory }) => {
  mkdirSync(join(directory, '.env'))
  const result = readConfig({ environment: {}, directory })
  assert.ok(!result.ok)
  assert.equal(result.ok || result.usable, {})
  assert.match(problemFrom({}, directory), /^\.env cannot be read \(EISDIR\): /)
  rmSync(join(directory, '.env'), { recursive: true })
  symlinkSync('.env', join(directory, '.env'))
  assert.match(problemFrom({}, directory), /^\.env cannot be read \(ELOOP\): /)
  rmSync(join(directory, '.env'))
  withEnvFile(directory, Buffer.from('PORT=4000\n', 'utf16le').fill(0xff, 0, 1))
  assert.match(problemFrom({}, directory), /^\.env is not a UTF-8 text/)
})

test('the webhook’s secret is one as Resend shows it, or none; nothing of a wrong one is repeated', ({
  directory,
}) => {
  assert.is(configFrom(realShop).email.webhookSecret, null)
  assert.is(
    configFrom({ RESEND_WEBHOOK_SECRET: webhookSecret }).email.webhookSecret,
    null,
    'a trial has none',
  )
  writeFileSync(join(directory, 'secret'), `${webhookSecret}\n`)
  const fromFile = { ...realShop, RESEND_WEBHOOK_SECRET_FILE: join(directory, 'secret') }
  assert.is(configFrom(fromFile).email.webhookSecret, webhookSecret)
  for (const good of ['whsec_AAAAAAAAAAAAAAAAAAAAAA==', 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAA='])
    assert.is(configFrom({ ...realShop, RESEND_WEBHOOK_SECRET: good }).email.webhookSecret, good)
  const wrong = [
    'whsec_',
    'AAAAAAAAAAAAAAAAAAAAAAAA',
    'whsec_AAAA',
    'whsec_AAAAAAAAAAAAAAAAAAAAAAAAA',
    secret,
  ]
  for (const typed of [...wrong, `${webhookSecret} `, webhookSecret.replace('8', '-')]) {
    const problem = problemFrom({ ...realShop, RESEND_WEBHOOK_SECRET: typed })
    assert.match(problem, /^RESEND_WEBHOOK_SECRET cannot be used: write the signing secret/)
    assert.not.match(problem, typed.slice(7, 15) || 'nothing')
  }
})

test('a secret may come from a file, without one newline at its end', ({ directory }) => {
  const { RESEND_API_KEY: _, ...others } = realShop
  const environment = { ...others, RESEND_API_KEY_FILE: 'key' }
  for (const text of [secret, `${secret}\n`, `${secret}\r\n`]) {
    writeFileSync(join(directory, 'key'), text)
    assert.is(configFrom(environment, directory).email.apiKey, secret)
    assert.is(configFrom({ ...environment, RESEND_API_KEY: '' }, directory).email.apiKey, secret)
  }
  assert.is(configFrom({ ...others, RESEND_API_KEY_FILE: join(directory, 'key') }).email.apiKey, secret)
  writeFileSync(join(directory, 'key'), `${secret}\n\n`)
  assert.match(
    problemFrom(environment, directory),
    /^RESEND_API_KEY from RESEND_API_KEY_FILE cannot be used: /,
  )
  writeFileSync(join(directory, 'key'), '\n')
  assert.match(problemFrom(environment, directory), /^RESEND_API_KEY from RESEND_API_KEY_FILE is empty/)
})

test('both spellings of a secret, or a file that cannot be read, are problems that show nothing', ({
  directory,
}) => {
  assert.is(
    problemFrom({ ...realShop, RESEND_API_KEY_FILE: 'key' }, directory),
    'RESEND_API_KEY and RESEND_API_KEY_FILE are both set: keep one of the two.',
  )
  withEnvFile(directory, 'RESEND_API_KEY_FILE=key')
  assert.match(problemFrom(realShop, directory), /both set/)
  const { RESEND_API_KEY: _, ...others } = realShop
  withEnvFile(directory, '')
  for (const path of ['no-such-file', '.', `${secret}`]) {
    const problem = problemFrom({ ...others, RESEND_API_KEY_FILE: path }, directory)
    assert.match(problem, /^RESEND_API_KEY_FILE names a file that cannot be read \(E[A-Z]+\): /)
    assert.not(problem.includes(secret))
  }
})

test('misspelt names are problems that name the right one', () => {
  for (const [name, meant] of [
    ['SHOP_NMAE', 'SHOP_NAME'],
    ['SHOP_TIMEZONE', 'SHOP_TIME_ZONE'],
    ['shop_name', 'SHOP_NAME'],
    ['ACCOUNT_PASWORD_LENGHT', 'ACCOUNT_PASSWORD_LENGTH'],
    ['TEMPORARY_PASSWORD_MINUTE', 'TEMPORARY_PASSWORD_MINUTES'],
    ['TEMP_PASSWORD_MINUTES', 'TEMPORARY_PASSWORD_MINUTES'],
    ['RESEND_KEY', 'RESEND_API_KEY'],
    ['RESEND_API_KEY_FIEL', 'RESEND_API_KEY_FILE'],
    ['PUBLIC_ULR', 'PUBLIC_URL'],
    ['PUBLICURL', 'PUBLIC_URL'],
    ['public_url', 'PUBLIC_URL'],
    ['DATADIR', 'DATA_DIR'],
    ['MAIL_FORM', 'MAIL_FROM'],
    ['LOG_LEVLE', 'LOG_LEVEL'],
    ['TRUSTED_PROXY', 'TRUSTED_PROXIES'],
    ['HSOT', 'HOST'],
    ['PROT', 'PORT'],
  ] as const) {
    assert.is(problemFrom({ [name]: secret }), `${name} is not a setting: did you mean ${meant}?`)
  }
  assert.match(
    problemFrom({ SHOP_XYZZY_PLUGH: 'x' }),
    /^SHOP_XYZZY_PLUGH is not a setting: remove it, or look up/,
  )
  assert.match(
    problemFrom({ SHOP_NAME_FILE: 'x' }),
    /only a secret may come from a file, so set SHOP_NAME itself/,
  )
})

test('one letter swapped, lost or doubled in any longer name is noticed', () => {
  for (const { name } of settings) {
    for (let place = 0; place < name.length - 1; place++) {
      const [head, one = '', two = '', tail] = [
        name.slice(0, place),
        name[place],
        name[place + 1],
        name.slice(place + 2),
      ]
      const slips = [head + two + one + tail, head + two + tail, head + one + one + two + tail]
      for (const slip of slips) {
        const changesFirstLetter = slip[0] !== name[0]
        if (slip === name || (name.length <= 5 && (slip.length !== name.length || changesFirstLetter)))
          continue
        assert.match(
          problemFrom({ [slip]: 'x' }),
          new RegExp(`^${slip} is not a setting: did you mean ${name}\\?$`),
        )
      }
    }
  }
})

test('the names of other programs are left alone', () => {
  const others =
    'HOSTNAME HOSTTYPE HOSTS MAIL MAILCHECK MAILPATH SHLVL SHELL PORTNAME PORTS POST PATH HOME LOGNAME LOG_FILE USER PWD ' +
    'OLDPWD LANG TERM TMPDIR EDITOR NODE_ENV NODE_OPTIONS DATABASE_URL XDG_DATA_DIRS XDG_DATA_HOME JAVA_HOME CI DEBUG ' +
    'OPENAI_API_KEY SENDGRID_API_KEY PUBLIC_KEY NO_PROXY HTTP_PROXY HTTPS_PROXY ALL_PROXY http_proxy npm_config_cache ' +
    'npm_package_name INIT_CWD MACHTYPE OSTYPE SSH_CLIENT PS1 COLORTERM LS_COLORS _ SHOPT BASHOPTS GHOST VHOST SPORT ' +
    'REPORT EXPORT SUPPORT PART PORN LOST COST'
  const environment = Object.fromEntries(others.split(' ').map((name) => [name, 'x']))
  assert.equal(problemsFrom(environment), [])
  assert.equal(problemsFrom({ ...process.env, HOST: undefined, PORT: undefined }), [])
  assert.equal(problemsFrom({ SHOP_NMAE: undefined }), [])
})

test('in .env every unknown name is a problem', ({ directory }) => {
  withEnvFile(directory, 'NODE_ENV=production\nSHOP_NMAE=x\nHOSTNAME=y\n')
  assert.equal(problemsFrom({}, directory), [
    'NODE_ENV in .env line 1 is not a setting: remove it, or look up the right name with comptoir settings.',
    'SHOP_NMAE in .env line 2 is not a setting: did you mean SHOP_NAME?',
    'HOSTNAME in .env line 3 is not a setting: remove it, or look up the right name with comptoir settings.',
  ])
})

test('all problems come at once, one sentence each, in the same order every time', ({ directory }) => {
  withEnvFile(directory, 'PORT=0\nbroken\nNODE_ENV=x\n')
  const environment = {
    PUBLIC_URL: 'http://shop.example',
    RESEND_API_KEY: 're_Geheim 99',
    SHOP_NMAE: 'Geheim',
    SHOP_ACCENT: 'red',
    TEMPORARY_PASSWORD_MINUTES: '2880',
    LOG_LEVEL: 'loud',
  }
  const problems = problemsFrom(environment, directory)
  const named = [
    '.env line 2',
    'SHOP_NMAE',
    'NODE_ENV',
    'PUBLIC_URL',
    'PORT in .env line 1',
    'LOG_LEVEL',
    'RESEND_API_KEY',
  ]
  const rest = ['MAIL_FROM', 'SHOP_NAME', 'SHOP_ACCENT', 'TEMPORARY_PASSWORD_MINUTES']
  assert.is(problems.length, 11, problems.join('\n'))
  for (const [index, beginning] of [...named, ...rest].entries())
    assert.ok(problems[index]?.startsWith(beginning), problems[index])
  for (const problem of problems) assert.match(problem, /^[^\n]+[.?]$/)
  assert.not.match(problems.join('\n'), /Geheim/)
  assert.equal(problemsFrom(environment, directory), problems)
})

test('whatever is written in whatever setting: a config or sentences, never an exception, never the key', () => {
  const pieces = [
    '',
    ' ',
    '\n',
    '\0',
    'a',
    '1',
    '9'.repeat(20),
    '@',
    '<',
    '"',
    '//',
    'https://',
    ':',
    '#',
    ',',
    '[',
    '%',
    'é',
    '🧵',
    '\ud800',
    '.',
    '/',
    '$&',
  ]
  let seed = 20250101
  const below = (limit: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed % limit
  }
  for (let round = 0; round < 3000; round++) {
    const value = Array.from({ length: 1 + below(5) }, () => pieces[below(pieces.length)]).join('')
    const name = settings[below(settings.length)]?.name ?? ''
    const result = readConfig({ environment: { ...realShop, [name]: value }, directory: nowhere })
    if (result.ok) continue
    for (const problem of result.problems) {
      assert.match(problem, /^[A-Z_]+ .*[.]$/u, problem)
      assert.not(problem.includes(secret))
    }
  }
})

test('the help lists every setting with meaning and default, within 100 columns', () => {
  const help = settingsHelp()
  for (const line of help.split('\n')) assert.ok([...line].length <= 100, line)
  const flowing = help.replace(/\s+/g, ' ')
  for (const setting of settings) {
    const fromFile = setting.secret ? `, or ${setting.name}_FILE` : ''
    const needed = setting.required ? ' (required on a real shop)' : ''
    const expected = `${setting.name}${fromFile}${needed} ${setting.meaning} Default: ${defaultInWords(setting)}`
    assert.ok(flowing.includes(expected), setting.name)
    assert.match(setting.meaning, /\.$/)
  }
  assert.match(flowing, /Without settings the server runs in trial mode.*To go live, set PUBLIC_URL/)
})

test('no two settings share a name', () => {
  assert.is(new Set(settings.map(({ name }) => name)).size, settings.length)
})

test.run()
