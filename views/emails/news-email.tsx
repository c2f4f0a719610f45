import type { Child } from 'hono/jsx'
import { browserInWords, type Network, networkInWords } from '../../src/i18n/where.ts'
import { contactSentences, type EmailFrame, loginAddress, type RenderedEmail } from './email-frame.ts'
import { EmailLayout, htmlPart, LoginLink, textPart } from './email-layout.tsx'

type News = {
  name: string
  title: string
  happened: string
  browser: string | null
  platform: string | null
  /** Null where whence it came is not the reader's business. */
  network: Network | null
  itWasYou: string
  /** What to do otherwise; given the address of the log-in page. */
  notYou: <Part extends Child>(address: Part) => (string | Part)[]
}

/** An email that tells what happened to the account, and what to do if somebody else did it. */
export function newsEmail(frame: EmailFrame, news: News): RenderedEmail {
  const { emails } = frame.words
  const where =
    news.network &&
    emails.where(
      browserInWords(frame.words, news.browser, news.platform),
      networkInWords(frame.words, news.network),
    )

  return {
    subject: emails.subject(news.title, frame.shop.name),
    html: htmlPart(
      <EmailLayout frame={frame} title={news.title} small={contactSentences(frame)}>
        <p>{emails.hello(news.name)}</p>
        <p>{news.happened}</p>
        {where && <p>{where}</p>}
        <p>{news.itWasYou}</p>
        <p>{news.notYou(<LoginLink frame={frame} />)}</p>
      </EmailLayout>,
    ),
    text: textPart(frame, [
      emails.hello(news.name),
      news.happened,
      ...(where ? [where] : []),
      news.itWasYou,
      news.notYou(loginAddress(frame)).join(''),
      ...contactSentences(frame),
    ]),
  }
}
