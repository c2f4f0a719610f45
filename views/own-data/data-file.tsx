import { raw } from 'hono/html'
import type { Child, PropsWithChildren } from 'hono/jsx'
import { dateWords } from '../../src/i18n/dates.ts'
import type { Language, Words } from '../../src/i18n/words.ts'
import type { Shop } from '../layouts/frame.ts'
import { dataFileStyle } from './data-file-style.ts'

/** What every piece of the file is given beside its own data. */
export type FileFrame = {
  words: Words
  /** What history calls its events. */
  events: Readonly<Record<string, string>>
  language: Language
  shop: Pick<Shop, 'name' | 'timeZone'>
}

/**
 * The file that opens without the internet: nothing to fetch, no script, no link. Whatever a browser might find in
 * it all the same, its policy forbids to run or to fetch.
 */
export function DataFile({ frame, madeAt, children }: PropsWithChildren<{ frame: FileFrame; madeAt: Date }>) {
  const { language, shop } = frame
  const words = frame.words.ownData.file
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="referrer" content="no-referrer" />
        <title>{words.title(shop.name)}</title>
        <style>{raw(dataFileStyle)}</style>
      </head>
      <body>
        <h1>{words.title(shop.name)}</h1>
        <p>
          {`${words.made(momentInFile(frame, madeAt))}. ${words.zone(dateWords(language, shop.timeZone).zone)}`}
        </p>
        {children}
      </body>
    </html>
  )
}

export const momentInFile = ({ language, shop }: FileFrame, at: Date): string => {
  const { date, time } = dateWords(language, shop.timeZone)
  return `${date(at)}, ${time(at)}`
}

export function DataSection({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export type Fact = [label: string, value: Child | Date | null | undefined]

/** Labels and values; what is not there is left out. */
export function Facts({ frame, facts }: { frame: FileFrame; facts: Fact[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return (
    <dl>
      {known.map(([label, value]) => (
        <>
          <dt>{label}</dt>
          <dd>{inFile(frame, value)}</dd>
        </>
      ))}
    </dl>
  )
}

export function DataTable({ head, children }: PropsWithChildren<{ head: string[] }>) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {head.map((label) => (
              <th scope="col">{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

export function DataRow({ frame, cells }: { frame: FileFrame; cells: Fact[1][] }) {
  return (
    <tr>
      {cells.map((value) => (
        <td>{inFile(frame, value)}</td>
      ))}
    </tr>
  )
}

function inFile(frame: FileFrame, value: Fact[1]): Child {
  if (!(value instanceof Date)) return value ?? ''
  return <time datetime={value.toISOString()}>{momentInFile(frame, value)}</time>
}
