import { defaultInWords, type Setting, settingGroups, settings } from './settings.ts'
import { wrap } from './wrap.ts'

const introduction = [
  'Comptoir: the customer-account area for the shop you already have.',
  'Usage: npm start, or node node_modules/comptoir/dist/server.js where the package is installed.',
  'Without settings the server runs in trial mode: at http://localhost:3000, for a made-up shop with demo customers, with a database of its own; no email leaves, all are caught in a mailbox page.',
  'To go live, set PUBLIC_URL, RESEND_API_KEY, MAIL_FROM and SHOP_NAME. That is a real shop: a new, empty database, no demo customers, no mailbox page, real emails.',
  'Settings are environment variables or lines NAME=value in the file .env of the working directory; the environment wins. A secret may come as NAME_FILE, the path of a file that holds it. All are checked at start; a misspelt one is an error.',
]

/** What `comptoir settings` and the server's `--help` print: every setting with its meaning and default, at most 100 columns wide. */
export function settingsHelp(): string {
  const groups = settingGroups.map((group) => {
    const entries = settings.filter((setting) => setting.group === group).map(entry)
    return [`${group}:`, ...entries].join('\n\n')
  })
  return `${[...introduction.map((paragraph) => wrap(paragraph, '')), ...groups].join('\n\n')}\n`
}

function entry(setting: Setting): string {
  const needed = setting.required ? '  (required on a real shop)' : ''
  const fromFile = setting.secret ? `, or ${setting.name}_FILE` : ''
  return [
    `  ${setting.name}${fromFile}${needed}`,
    wrap(setting.meaning, '      '),
    wrap(`Default: ${defaultInWords(setting)}`, '      '),
  ].join('\n')
}
