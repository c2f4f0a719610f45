import type { z } from 'zod'
import { readLogoFile } from './logo-file.ts'
import {
  apiAddress,
  apiKey,
  colour,
  cornerRadius,
  emailAddress,
  file,
  folder,
  fontStack,
  headingWeight,
  interval,
  listeningHost,
  oneOf,
  origin,
  passphrase,
  proxies,
  sender,
  text,
  timeZone,
  webAddress,
  webhookSecret,
  wholeNumber,
} from './setting-checks.ts'

export const settingGroups = [
  'The server',
  'Emails',
  'The shop',
  'Accounts',
  'Passwords',
  'Backups',
  'How long data is kept',
] as const

/** One row of the table: everything that the checks, the help and the README know about a setting. */
export interface Setting {
  readonly name: string
  readonly group: (typeof settingGroups)[number]
  /** One or two sentences in Markdown-free English. */
  readonly meaning: string
  /** As one would write it in `.env`, and checked like it. */
  readonly default?: string
  /** The default in trial mode, where it is another one. */
  readonly trial?: string
  /** A real shop does not start without it. */
  readonly required?: true
  /** Never shown, and may come as NAME_FILE. */
  readonly secret?: true
  readonly check: z.ZodType<unknown, string>
  /** What the file holds whose whole path was given, or what to write instead of its name. */
  readonly read?: (path: string) => object | string
}

const table = [
  {
    name: 'PUBLIC_URL',
    group: 'The server',
    meaning:
      'The web address at which customers reach this server, such as https://account.shop.example. It makes a real shop of it; without it the server runs in trial mode.',
    check: origin,
  },
  {
    name: 'HOST',
    group: 'The server',
    meaning: 'The address to listen on. 127.0.0.1 is this machine only, 0.0.0.0 every network it is in.',
    default: '127.0.0.1',
    check: listeningHost,
  },
  {
    name: 'PORT',
    group: 'The server',
    meaning: 'The port to listen on, from 1 to 65535.',
    default: '3000',
    check: wholeNumber(1, 65535),
  },
  {
    name: 'DATA_DIR',
    group: 'The server',
    meaning: 'The folder for the database and the key file. It is made when it is missing.',
    default: './data',
    check: folder,
  },
  {
    name: 'TRUSTED_PROXIES',
    group: 'The server',
    meaning:
      'IP addresses or ranges, with commas between them, of the proxies whose X-Forwarded-For header is believed.',
    check: proxies,
  },
  {
    name: 'LOG_LEVEL',
    group: 'The server',
    meaning: 'How much is logged: fatal, error, warn, info, debug, trace or silent.',
    default: 'info',
    check: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  },
  {
    name: 'RESEND_API_KEY',
    group: 'Emails',
    meaning: 'The key of your Resend account, which sends the emails. Trial mode sends none and ignores it.',
    required: true,
    secret: true,
    check: apiKey,
  },
  {
    name: 'RESEND_BASE_URL',
    group: 'Emails',
    meaning: 'Where the interface of Resend is.',
    default: 'https://api.resend.com',
    check: apiAddress,
  },
  {
    name: 'RESEND_WEBHOOK_SECRET',
    group: 'Emails',
    meaning:
      'The signing secret of the webhook in your Resend account, which tells what became of each email: its address is PUBLIC_URL/webhooks/resend. Without it emails are known as sent, and no more.',
    secret: true,
    check: webhookSecret,
  },
  {
    name: 'MAIL_FROM',
    group: 'Emails',
    meaning:
      'The sender of all emails: Name <address> or the address alone, of a domain that Resend knows as yours.',
    trial: 'Perrin & Filles <bonjour@perrin.example>',
    required: true,
    check: sender,
  },
  {
    name: 'SHOP_NAME',
    group: 'The shop',
    meaning: 'The name on every page and email.',
    trial: 'Perrin & Filles',
    required: true,
    check: text(100),
  },
  {
    name: 'SHOP_URL',
    group: 'The shop',
    meaning: 'Where the shop itself is: the link back to it.',
    trial: 'https://perrin.example/',
    check: webAddress,
  },
  {
    name: 'SHOP_ADDRESS',
    group: 'The shop',
    meaning: 'The postal address below every page and email, on one line.',
    trial: '12 rue des Carmes, 44000 Nantes, France',
    check: text(300),
  },
  {
    name: 'SHOP_PHONE',
    group: 'The shop',
    meaning: 'The telephone number for customers who need help.',
    trial: '02 40 12 34 56',
    check: text(50),
  },
  {
    name: 'SHOP_EMAIL',
    group: 'The shop',
    meaning: 'The email address for customers who need help.',
    trial: 'bonjour@perrin.example',
    check: emailAddress,
  },
  {
    name: 'SHOP_PRIVACY_URL',
    group: 'The shop',
    meaning: "The page with the shop's privacy policy.",
    trial: 'https://perrin.example/privacy',
    check: webAddress,
  },
  {
    name: 'SHOP_TERMS_URL',
    group: 'The shop',
    meaning: "The page with the shop's terms of sale.",
    trial: 'https://perrin.example/terms',
    check: webAddress,
  },
  {
    name: 'SHOP_LEGAL_URL',
    group: 'The shop',
    meaning: 'The page that tells who runs the shop: the legal notice, in French the mentions légales.',
    trial: 'https://perrin.example/legal',
    check: webAddress,
  },
  {
    name: 'SHOP_HELP_URL',
    group: 'The shop',
    meaning: "The shop's help page.",
    trial: 'https://perrin.example/help',
    check: webAddress,
  },
  {
    name: 'SHOP_TIME_ZONE',
    group: 'The shop',
    meaning: 'The time zone of the dates on pages and in emails, such as Europe/Paris.',
    default: 'UTC',
    trial: 'Europe/Paris',
    check: timeZone,
  },
  {
    name: 'SHOP_LANGUAGE',
    group: 'The shop',
    meaning: 'The language when neither the customer nor the browser asks for one: en or fr.',
    default: 'en',
    check: oneOf(['en', 'fr']),
  },
  {
    name: 'SHOP_ACCENT',
    group: 'The shop',
    meaning:
      'The colour of buttons and links: #rgb or #rrggbb, in quotes in .env, where a bare # begins a comment.',
    trial: '#2c4a94',
    check: colour,
  },
  {
    name: 'SHOP_LOGO',
    group: 'The shop',
    meaning:
      'The path of the logo, a file of at most 200 kB: SVG (as a plain drawing), PNG or WebP. It stands on top of every page.',
    check: file,
    read: readLogoFile,
  },
  {
    name: 'SHOP_LOGO_SHOWS_NAME',
    group: 'The shop',
    meaning:
      'Whether the logo already draws the name of the shop: yes, and the name is only read aloud; no, and it stands beside the logo.',
    default: 'no',
    check: oneOf(['yes', 'no']),
  },
  {
    name: 'SHOP_RADIUS',
    group: 'The shop',
    meaning: 'How round the corners are: 0, or a length up to 24px or 1.5rem. Without it they are 5px.',
    check: cornerRadius,
  },
  {
    name: 'SHOP_TEXT_FONT',
    group: 'The shop',
    meaning:
      'Names of fonts that computers have, with commas between them, the last one serif, sans-serif, system-ui or the like. Without it the text is in the font of the system.',
    check: fontStack,
  },
  {
    name: 'SHOP_HEADING_FONT',
    group: 'The shop',
    meaning: 'The same for headings. Without it they are in the font of the text.',
    trial: 'Iowan Old Style, P052, Palatino, Palatino Linotype, serif',
    check: fontStack,
  },
  {
    name: 'SHOP_HEADING_WEIGHT',
    group: 'The shop',
    meaning: 'How bold headings are, in hundreds from 100 to 900. Without it 500.',
    check: headingWeight,
  },
  {
    name: 'ACCOUNT_REGISTRATION',
    group: 'Accounts',
    meaning:
      'Whether strangers may create an account: on, or off for customers that the shop itself has entered.',
    default: 'on',
    check: oneOf(['on', 'off']),
  },
  {
    name: 'ACCOUNT_ADDRESSES',
    group: 'Accounts',
    meaning: 'How many addresses a customer may keep, from 1 to 500.',
    default: '50',
    check: wholeNumber(1, 500),
  },
  {
    name: 'ACCOUNT_PASSWORD_LENGTH',
    group: 'Passwords',
    meaning: 'How many characters a new password has at least, from 8 to 64.',
    default: '10',
    check: wholeNumber(8, 64),
  },
  {
    name: 'TEMPORARY_PASSWORD_MINUTES',
    group: 'Passwords',
    meaning: 'How long a temporary password works, from 5 minutes to 1440 (24 hours).',
    default: '60',
    check: wholeNumber(
      5,
      1440,
      ' (no more than 24 hours, because whoever gets at the mailbox later could still log in with it)',
    ),
  },
  {
    name: 'TEMPORARY_PASSWORD_THEN',
    group: 'Passwords',
    meaning:
      'After logging in with a temporary password: recommend asks for a new password and leaves the other tabs open; require opens only Web Site Access.',
    default: 'recommend',
    check: oneOf(['recommend', 'require']),
  },
  {
    name: 'TEMPORARY_PASSWORD_EMAILS_PER_HOUR',
    group: 'Passwords',
    meaning: 'How many emails with a temporary password may leave in one hour, to all customers together.',
    default: '300',
    check: wholeNumber(1, 100_000),
  },
  {
    name: 'BACKUP_EVERY',
    group: 'Backups',
    meaning:
      'How often the running server makes a backup by itself: hours or days, such as 12h or 1d, or off for never.',
    default: '24h',
    trial: 'off',
    check: interval,
  },
  {
    name: 'BACKUP_KEEP',
    group: 'Backups',
    meaning:
      'How many of these backups are kept, from 1 to 1000; the oldest is removed when a new one is made and checked.',
    default: '14',
    check: wholeNumber(1, 1000),
  },
  {
    name: 'BACKUP_DIR',
    group: 'Backups',
    meaning:
      'The folder for these backups, best on another disk. It is made when it is missing. Without it: the folder backups in DATA_DIR.',
    check: folder,
  },
  {
    name: 'BACKUP_PASSPHRASE',
    group: 'Backups',
    meaning:
      'A passphrase of at least 16 characters that backups are encrypted with. These then hold the key file too. Keep it where the server is not.',
    secret: true,
    check: passphrase,
  },
  {
    name: 'KEEP_EMAILS_DAYS',
    group: 'How long data is kept',
    meaning:
      'How many days it is known which emails went out, to whom, and what became of them, with their references: from 2 to 365.',
    default: '30',
    check: wholeNumber(2, 365),
  },
  {
    name: 'KEEP_SESSIONS_DAYS',
    group: 'How long data is kept',
    meaning:
      'How many days a session is kept after it is over, from 0 (cleared away within a minute or so) to 90.',
    default: '0',
    check: wholeNumber(0, 90),
  },
  {
    name: 'KEEP_TEMPORARY_PASSWORDS_DAYS',
    group: 'How long data is kept',
    meaning:
      'How many days it is known that there was a temporary password, a registration or a change of email after it has ended, so that its owner is told why it does not work: from 1 to 90.',
    default: '7',
    check: wholeNumber(1, 90),
  },
  {
    name: 'KEEP_LIMITS_DAYS',
    group: 'How long data is kept',
    meaning: 'How many days a counter of tries is kept after its time is over, from 0 to 30.',
    default: '0',
    check: wholeNumber(0, 30),
  },
  {
    name: 'KEEP_HISTORY_DAYS',
    group: 'How long data is kept',
    meaning: 'How many days the history is kept, from 30 to 3650. What is gone does not come back.',
    default: '365',
    check: wholeNumber(30, 3650),
  },
] as const satisfies readonly Setting[]

/** Every setting, in the order of the help and the README. */
export const settings: readonly Setting[] = table

type Row = (typeof table)[number]
export type SettingName = Row['name']

/** Always there once everything is in order: it has a default, or a real shop requires it and trial mode has one. */
type AlwaysThere = Extract<Row, { default: string } | { required: true; trial: string }>['name']

/** What the checks make of the settings' texts, or what their files hold; null for one that is absent. */
export type SettingValues = {
  readonly [R in Row as R['name']]: Value<R> | (R['name'] extends AlwaysThere ? never : null)
}

type Value<R extends Row> = R extends { read: (path: string) => infer Read }
  ? Exclude<Read, string>
  : z.output<R['check']>

/** A setting's default in words: `3000`, `none`, `UTC (trial: Europe/Paris)`, … */
export function defaultInWords(setting: Setting): string {
  const usual = setting.default ?? 'none'
  return setting.trial === undefined ? usual : `${usual} (trial: ${setting.trial})`
}
