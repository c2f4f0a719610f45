import { resolve } from 'node:path'
import type { Brand } from './brand/brand.ts'
import { type Environment, readSettingSource, type SettingSource } from './settings/setting-source.ts'
import { type Setting, type SettingValues, settings } from './settings/settings.ts'
import { noTrustedProxies, type TrustedProxies } from './settings/trusted-proxies.ts'

export interface Config {
  /** No PUBLIC_URL was set: a made-up shop on this machine, and no email leaves. */
  readonly trial: boolean
  /** An origin, as browsers send it: no slash at the end. */
  readonly publicUrl: string
  readonly secureCookies: boolean
  readonly host: string
  readonly port: number
  /** Paths are absolute. Trial and real shop share nothing in the folder. */
  readonly dataDir: string
  readonly databaseFile: string
  readonly keyFile: string
  /** Null on a real shop: emails are sent. */
  readonly mailboxDir: string | null
  readonly email: {
    /** Null in trial mode, even when one was set. */
    readonly apiKey: string | null
    /** Null when the provider is not to tell what became of emails, and in trial mode. */
    readonly webhookSecret: string | null
    /** Without a slash at the end. */
    readonly baseUrl: string
    /** `address` or `Name <address>` */
    readonly from: string
    /** Emails with a temporary password, to all customers together. */
    readonly perHour: number
  }
  readonly trustedProxies: TrustedProxies
  readonly logLevel: SettingValues['LOG_LEVEL']
  readonly shop: Brand & {
    readonly name: string
    readonly url: string | null
    readonly address: string | null
    readonly phone: string | null
    readonly email: string | null
    readonly privacyUrl: string | null
    readonly termsUrl: string | null
    readonly legalUrl: string | null
    readonly helpUrl: string | null
    /** IANA name */
    readonly timeZone: string
    readonly language: SettingValues['SHOP_LANGUAGE']
    /** Whether the logo draws the name of the shop. */
    readonly logoShowsName: boolean
  }
  readonly backup: {
    /** Milliseconds between two backups that the server makes by itself; null for none. */
    readonly every: number | null
    /** How many of these are kept. */
    readonly keep: number
    readonly folder: string
    /** Null in trial mode, even when one was set. */
    readonly passphrase: string | null
  }
  /** Whether strangers may create an account. */
  readonly registration: boolean
  /** Code points that a new password has at least. */
  readonly passwordLength: number
  /** How many addresses a customer may keep. */
  readonly mostAddresses: number
  readonly temporaryPassword: {
    readonly minutes: number
    readonly then: SettingValues['TEMPORARY_PASSWORD_THEN']
  }
  /** Days after which the sweep clears away what is over. */
  readonly keep: {
    readonly emails: number
    readonly sessions: number
    readonly temporaryPasswords: number
    readonly limits: number
    readonly history: number
  }
}

/** What the machine is asked about; on failure only what is known for sure. */
export type MachineConfig = Pick<Config, 'host' | 'port' | 'dataDir' | 'keyFile'>

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[]; readonly usable: Partial<MachineConfig> }

export interface ConfigInput {
  readonly environment: Environment
  /** Where `.env` is looked for, and what relative paths start from. */
  readonly directory: string
}

/** The surroundings of this process; nothing else in the program reads them. */
export const processSurroundings = (): ConfigInput => ({ environment: process.env, directory: process.cwd() })

/** Reads and checks every setting. All problems come together, one sentence each, and none shows a secret. */
export function readConfig({ environment, directory }: ConfigInput): ConfigResult {
  const source = readSettingSource(environment, directory)
  const trial = (source.found.get('PUBLIC_URL')?.text ?? '') === ''
  const answers = settings.map(
    (setting) => [setting.name, readSetting(setting, source, trial, directory)] as const,
  )
  const problems = [...source.problems, ...answers.flatMap(([, answer]) => answer.problem ?? [])]
  const values = Object.fromEntries(answers.map(([name, answer]) => [name, answer.value]))
  if (problems.length === 0) return { ok: true, config: configOf(values as SettingValues, trial, directory) }
  const usable = source.complete ? machineConfigOf(values as Partial<SettingValues>, trial, directory) : {}
  return { ok: false, problems, usable }
}

/** The checked value (null for an absent one, undefined when it is unusable), or the sentence about it. */
interface Answer {
  readonly value?: unknown
  readonly problem?: string
}

function readSetting(setting: Setting, source: SettingSource, trial: boolean, directory: string): Answer {
  const found = source.found.get(setting.name)
  if (source.lost.has(setting.name)) return {}
  if (found?.text === '' && mustNotBeEmpty(setting, trial))
    return { problem: emptySentence(setting, found.where) }
  if (trial && setting.secret) return { value: null }
  const standard = trial ? (setting.trial ?? setting.default) : setting.default
  const text = found === undefined || found.text === '' ? standard : found.text
  if (text !== undefined) return checked(setting, text, found?.where ?? '', directory)
  if (setting.required && !trial)
    return { problem: `${setting.name} is missing, and a real shop needs it: ${setting.meaning}` }
  return { value: null }
}

// An emptied PUBLIC_URL must not turn a real shop into a trial, whose mailbox page shows every email.
// And an emptied passphrase must not leave backups readable that are meant to be encrypted.
const mustNotBeEmpty = (setting: Setting, trial: boolean): boolean =>
  setting.name === 'PUBLIC_URL' ||
  ((setting.required === true || setting.name === 'BACKUP_PASSPHRASE') && !trial)

function emptySentence({ name, meaning }: Setting, where: string): string {
  if (name === 'BACKUP_PASSPHRASE')
    return `BACKUP_PASSPHRASE${where} is empty: write one, or remove the name to make backups without encryption.`
  return name === 'PUBLIC_URL'
    ? `PUBLIC_URL${where} is empty: write the web address of the server, or remove the name to run in trial mode.`
    : `${name}${where} is empty, and a real shop needs it: ${meaning}`
}

function checked(setting: Setting, text: string, where: string, directory: string): Answer {
  const result = setting.check.safeParse(text)
  if (result.success && !setting.read) return { value: result.data }
  const read = result.success && setting.read?.(resolve(directory, text))
  if (typeof read === 'object') return { value: read }
  const instead = read || (result.error?.issues[0]?.message ?? 'write something else')
  const found = setting.secret ? `${where} cannot be used` : `${where} is ${shown(text)}`
  return { problem: `${setting.name}${found}: ${instead}.` }
}

/** What was found, fit for a terminal; user info in a URL and a key that strayed into another setting stay hidden. */
function shown(text: string): string {
  const hidden = text.replace(/\/\/[^/]*@/g, '//…@').replace(/\bre_\w+/g, 're_…')
  return JSON.stringify(hidden.length > 80 ? `${hidden.slice(0, 80)}…` : hidden)
}

function machineConfigOf(
  values: Partial<SettingValues>,
  trial: boolean,
  directory: string,
): Partial<MachineConfig> {
  const dataDir = values.DATA_DIR === undefined ? undefined : resolve(directory, values.DATA_DIR)
  return {
    ...(values.HOST !== undefined && { host: values.HOST }),
    ...(values.PORT !== undefined && { port: values.PORT }),
    ...(dataDir !== undefined && {
      dataDir,
      keyFile: resolve(dataDir, trial ? 'trial.key' : 'comptoir.key'),
    }),
  }
}

function configOf(values: SettingValues, trial: boolean, directory: string): Config {
  const publicUrl = values.PUBLIC_URL ?? new URL(`http://localhost:${values.PORT}`).origin
  const dataDir = resolve(directory, values.DATA_DIR)
  return {
    trial,
    publicUrl,
    secureCookies: publicUrl.startsWith('https:'),
    host: values.HOST,
    port: values.PORT,
    dataDir,
    databaseFile: resolve(dataDir, trial ? 'trial.sqlite' : 'comptoir.sqlite'),
    keyFile: resolve(dataDir, trial ? 'trial.key' : 'comptoir.key'),
    mailboxDir: trial ? resolve(dataDir, 'mailbox') : null,
    email: {
      apiKey: values.RESEND_API_KEY,
      webhookSecret: values.RESEND_WEBHOOK_SECRET,
      baseUrl: values.RESEND_BASE_URL,
      from: values.MAIL_FROM,
      perHour: values.TEMPORARY_PASSWORD_EMAILS_PER_HOUR,
    },
    trustedProxies: values.TRUSTED_PROXIES ?? noTrustedProxies,
    logLevel: values.LOG_LEVEL,
    shop: {
      name: values.SHOP_NAME,
      url: values.SHOP_URL,
      address: values.SHOP_ADDRESS,
      phone: values.SHOP_PHONE,
      email: values.SHOP_EMAIL,
      privacyUrl: values.SHOP_PRIVACY_URL,
      termsUrl: values.SHOP_TERMS_URL,
      legalUrl: values.SHOP_LEGAL_URL,
      helpUrl: values.SHOP_HELP_URL,
      timeZone: values.SHOP_TIME_ZONE,
      language: values.SHOP_LANGUAGE,
      accent: values.SHOP_ACCENT,
      radius: values.SHOP_RADIUS,
      textFont: values.SHOP_TEXT_FONT,
      headingFont: values.SHOP_HEADING_FONT,
      headingWeight: values.SHOP_HEADING_WEIGHT,
      logo: values.SHOP_LOGO,
      logoShowsName: values.SHOP_LOGO_SHOWS_NAME === 'yes',
    },
    backup: {
      every: values.BACKUP_EVERY.milliseconds,
      keep: values.BACKUP_KEEP,
      folder: resolve(values.BACKUP_DIR === null ? dataDir : directory, values.BACKUP_DIR ?? 'backups'),
      passphrase: values.BACKUP_PASSPHRASE,
    },
    registration: values.ACCOUNT_REGISTRATION === 'on',
    passwordLength: values.ACCOUNT_PASSWORD_LENGTH,
    mostAddresses: values.ACCOUNT_ADDRESSES,
    // biome-ignore lint/suspicious/noThenProperty: a word, not a function, so nothing takes it for a promise
    temporaryPassword: { minutes: values.TEMPORARY_PASSWORD_MINUTES, then: values.TEMPORARY_PASSWORD_THEN },
    keep: {
      emails: values.KEEP_EMAILS_DAYS,
      sessions: values.KEEP_SESSIONS_DAYS,
      temporaryPasswords: values.KEEP_TEMPORARY_PASSWORDS_DAYS,
      limits: values.KEEP_LIMITS_DAYS,
      history: values.KEEP_HISTORY_DAYS,
    },
  }
}
