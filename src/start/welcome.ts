import type { Config } from '../config.ts'
import { demoPassword } from '../demo/load.ts'
import { demoCustomers } from '../demo/people.ts'
import { paths } from '../paths.ts'

/** What the start prints for the person at the keyboard; the log goes to standard output. */
export function introduce(config: Config): string {
  return config.trial
    ? introduceTrial(config)
    : `Comptoir listens on ${listening(config)} for ${config.publicUrl}\n`
}

const listening = ({ host, port }: Config) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`

function introduceTrial({ publicUrl, mailboxDir, shop }: Config): string {
  return `
Comptoir is running as a trial: ${shop.name}, a made-up shop. Nothing leaves this machine.

  Open      ${publicUrl}${paths.login}
  Emails    ${publicUrl}${paths.mailbox}
            (and as files in ${mailboxDir})
  Password  ${demoPassword}
            of every customer below, or take “I forgot my password”:
${demoCustomers.map(({ email, language }) => `            ${email} (${language})\n`).join('')}
To go live, set PUBLIC_URL (https://account.your-shop.example), SHOP_NAME, MAIL_FROM
and RESEND_API_KEY, in the environment or in a file named .env. A real shop has
a database of its own and none of these customers. All settings: npm start -- --help

`
}
