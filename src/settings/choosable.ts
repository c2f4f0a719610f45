import type { Logo } from '../brand/logo.ts'
import type { Config } from '../config.ts'
import { type SettingName, type SettingValues, settings } from './settings.ts'

/** A setting that staff may choose on a page, instead of what the environment says. */
export type Choosable = {
  name: SettingName
  /** Whether it may be left empty, which means none. */
  optional: boolean
  /** What it is in a config, as it is written in the environment; '' for none. */
  read(config: Config): string
  /** The config with this instead, which was checked. */
  apply(config: Config, value: never): Config
}

type ShopKey = Exclude<keyof Config['shop'], 'logo' | 'logoShowsName'>

const ofShop = (name: SettingName, key: ShopKey, optional = true): Choosable => ({
  name,
  optional,
  read: ({ shop }) => String(shop[key] ?? ''),
  apply: (config, value) => ({ ...config, shop: { ...config.shop, [key]: value } }),
})

const of = <Name extends SettingName>(
  name: Name,
  read: (config: Config) => string,
  apply: (config: Config, value: SettingValues[Name]) => Config,
): Choosable => ({ name, optional: false, read, apply })

/** In the order of the page. */
export const choosable: readonly Choosable[] = [
  ofShop('SHOP_NAME', 'name', false),
  ofShop('SHOP_URL', 'url'),
  ofShop('SHOP_ADDRESS', 'address'),
  ofShop('SHOP_PHONE', 'phone'),
  ofShop('SHOP_EMAIL', 'email'),
  ofShop('SHOP_HELP_URL', 'helpUrl'),
  ofShop('SHOP_PRIVACY_URL', 'privacyUrl'),
  ofShop('SHOP_TERMS_URL', 'termsUrl'),
  ofShop('SHOP_LEGAL_URL', 'legalUrl'),
  ofShop('SHOP_LANGUAGE', 'language', false),
  ofShop('SHOP_TIME_ZONE', 'timeZone', false),
  ofShop('SHOP_ACCENT', 'accent'),
  ofShop('SHOP_RADIUS', 'radius'),
  ofShop('SHOP_TEXT_FONT', 'textFont'),
  ofShop('SHOP_HEADING_FONT', 'headingFont'),
  ofShop('SHOP_HEADING_WEIGHT', 'headingWeight'),
  of(
    'SHOP_LOGO_SHOWS_NAME',
    ({ shop }) => (shop.logoShowsName ? 'yes' : 'no'),
    (config, value) => ({ ...config, shop: { ...config.shop, logoShowsName: value === 'yes' } }),
  ),
  of(
    'MAIL_FROM',
    ({ email }) => email.from,
    (config, from) => ({ ...config, email: { ...config.email, from } }),
  ),
  of(
    'ACCOUNT_REGISTRATION',
    ({ registration }) => (registration ? 'on' : 'off'),
    (config, value) => ({ ...config, registration: value === 'on' }),
  ),
  of(
    'ACCOUNT_PASSWORD_LENGTH',
    ({ passwordLength }) => String(passwordLength),
    (config, passwordLength) => ({ ...config, passwordLength }),
  ),
  of(
    'TEMPORARY_PASSWORD_MINUTES',
    ({ temporaryPassword }) => String(temporaryPassword.minutes),
    (config, minutes) => ({ ...config, temporaryPassword: { ...config.temporaryPassword, minutes } }),
  ),
  of(
    'TEMPORARY_PASSWORD_THEN',
    ({ temporaryPassword }) => temporaryPassword.then,
    (config, then) => ({ ...config, temporaryPassword: { ...config.temporaryPassword, then } }),
  ),
]

/** The value that a text stands for; undefined when it is none of this setting. Empty is null: none. */
export function choiceOf({ name, optional }: Choosable, text: string): { value: unknown } | undefined {
  if (text === '') return optional ? { value: null } : undefined
  const checked = settings.find((setting) => setting.name === name)?.check.safeParse(text)
  return checked?.success ? { value: checked.data } : undefined
}

/**
 * The config with what was chosen, by setting name. What this version does not take (any more) stays as the
 * environment says.
 */
export function withChoices(config: Config, chosen: ReadonlyMap<string, string>, logo: Logo | null): Config {
  const named: Config = logo ? { ...config, shop: { ...config.shop, logo } } : config
  return choosable.reduce((changed, setting) => {
    const text = chosen.get(setting.name)
    const choice = text === undefined ? undefined : choiceOf(setting, text)
    return choice ? setting.apply(changed, choice.value as never) : changed
  }, named)
}
