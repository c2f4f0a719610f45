import { raw } from 'hono/html'
import type { Child, PropsWithChildren } from 'hono/jsx'
import { type EmailFrame, loginAddress, shopLine } from './email-frame.ts'
import { emailStyle } from './email-style.ts'

type Props = PropsWithChildren<{
  frame: EmailFrame
  title: string
  /** What follows below the line, in small. */
  small: Child[]
}>

/** The HTML part of every email: nothing to fetch, nothing that counts who reads it. */
export function EmailLayout({ frame, title, small, children }: Props) {
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style>{raw(emailStyle(frame.shop))}</style>
      </head>
      <body>
        <main>
          <p class="shop">{frame.shop.name}</p>
          <h1>{title}</h1>
          {children}
          <hr />
          {[...small, shopLine(frame)].map((sentence) => (
            <p class="small">{sentence}</p>
          ))}
        </main>
      </body>
    </html>
  )
}

/** The one link of an email: the log-in page, with no secret and no address in it. */
export function LoginLink({ frame }: { frame: EmailFrame }) {
  const address = loginAddress(frame)
  return <a href={address}>{address}</a>
}

/** The HTML part as it goes out. */
export function htmlPart(email: Child): string {
  return `<!doctype html>\n${String(email)}\n`
}

/** The text part as it goes out: paragraphs with an empty line between them. */
export function textPart(frame: EmailFrame, paragraphs: string[]): string {
  return `${[...paragraphs, `-- \n${shopLine(frame)}`].join('\n\n')}\n`
}
