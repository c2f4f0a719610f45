import type { z } from 'zod'
import {
  apiAddress,
  apiKey,
  colour,
  emailAddress,
  folder,
  listeningHost,
  oneOf,
  origin,
  proxies,
  sender,
  text,
  timeZone,
  webAddress,
  wholeNumber,
} from './setting-checks.ts'

export const settingGroups = ['The server', 'Emails', 'The shop', 'Accounts', 'Passwords'] as const

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
] as const satisfies readonly Setting[]

/** Every setting, in the order of the help and the README. */
export const settings: readonly Setting[] = table

type Row = (typeof table)[number]
export type SettingName = Row['name']

/** Always there once everything is in order: it has a default, or a real shop requires it and trial mode has one. */
type AlwaysThere = Extract<Row, { default: string } | { required: true; trial: string }>['name']

/** What the checks make of the settings' texts; null for one that is absent. */
export type SettingValues = {
  readonly [R in Row as R['name']]: z.output<R['check']> | (R['name'] extends AlwaysThere ? never : null)
}

/** A setting's default in words: `3000`, `none`, `UTC (trial: Europe/Paris)`, … */
export function defaultInWords(setting: Setting): string {
  const usual = setting.default ?? 'none'
  return setting.trial === undefined ? usual : `${usual} (trial: ${setting.trial})`
}
