const belowApp = [
  'services',
  'features',
  'http',
  'imports',
  'exports',
  'backups',
  'doctor',
  'staff',
  'orders',
  'accounts',
  'history',
  'email',
  'database',
  'security',
  'i18n',
  'views',
  'settings',
  'brand',
  'foundation',
]

/** The rooms of the house, and the arrows between them: each room may import the rooms named behind it, and itself. */
export const MAY_IMPORT: Record<string, string[]> = {
  server: ['start', 'app', 'demo', ...belowApp],
  start: ['app', 'demo', ...belowApp],
  app: belowApp,
  demo: ['features', 'orders', 'accounts', 'database', 'security', 'i18n', 'foundation'],
  features: [
    'services',
    'http',
    'exports',
    'backups',
    'settings',
    'staff',
    'orders',
    'accounts',
    'history',
    'email',
    'database',
    'security',
    'i18n',
    'views',
    'brand',
    'foundation',
  ],
  imports: [
    'orders',
    'accounts',
    'history',
    'email',
    'database',
    'security',
    'i18n',
    'views',
    'settings',
    'foundation',
  ],
  exports: ['orders', 'accounts', 'database', 'i18n', 'foundation'],
  backups: ['history', 'database', 'security', 'i18n', 'settings', 'foundation'],
  doctor: ['services', 'backups', 'email', 'database', 'security', 'i18n', 'settings', 'foundation'],
  http: [
    'services',
    'staff',
    'accounts',
    'history',
    'database',
    'security',
    'i18n',
    'views',
    'brand',
    'foundation',
  ],
  staff: ['accounts', 'history', 'email', 'database', 'security', 'i18n', 'foundation'],
  orders: ['accounts', 'history', 'database', 'security', 'i18n', 'foundation'],
  accounts: ['history', 'email', 'database', 'security', 'i18n', 'foundation'],
  history: ['database', 'security', 'i18n', 'foundation'],
  email: ['database', 'security', 'i18n', 'foundation'],
  database: ['security', 'foundation'],
  security: ['foundation'],
  i18n: ['foundation'],
  views: ['i18n'], // and paths.ts, and types from anywhere
  services: ['http', 'accounts', 'email', 'database', 'security', 'i18n', 'foundation'],
  settings: ['brand', 'foundation'],
  brand: [],
  foundation: ['settings', 'brand', 'email', 'database', 'security', 'i18n'],
}

/** Packages that only some rooms or files may know. */
export const PACKAGES: { name: RegExp; only: RegExp; where: string }[] = [
  { name: /^oslo(\/|$)/, only: /^src\/(security\/|durations\.ts$)/, where: 'security/ and durations.ts' },
  { name: /^@node-rs\//, only: /^src\/security\//, where: 'security/' },
  { name: /^resend$/, only: /^src\/email\//, where: 'email/' },
  { name: /^better-sqlite3$/, only: /^src\/database\//, where: 'database/' },
  { name: /^drizzle-orm\/./, only: /^src\/database\//, where: 'database/' },
]

/** The single files in src that stand higher than the foundation (config, paths, durations …). */
const SINGLE_FILES: Record<string, string> = {
  'src/server.ts': 'server',
  'src/comptoir.ts': 'server',
  'src/app.ts': 'app',
  'src/api.ts': 'app',
  'src/emails.ts': 'app',
  'src/services.ts': 'services',
}

/** The room of a path: its folder below src, `views`, or what its single file in src belongs to. */
export function roomOf(path: string): string | undefined {
  if (path.startsWith('views/')) return 'views'
  const [top, room = '', ...rest] = path.split('/')
  if (top !== 'src') return
  return rest.length > 0 ? room : (SINGLE_FILES[path] ?? 'foundation')
}

export function featureOf(path: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(path)?.[1]
}
