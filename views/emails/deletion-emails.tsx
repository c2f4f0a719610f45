import type { Network } from '../../src/i18n/where.ts'
import { contactSentences, type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { EmailLayout, htmlPart, textPart } from './email-layout.tsx'
import { newsEmail } from './news-email.tsx'

type News = {
  name: string
  at: Date
  browser: string | null
  platform: string | null
  /** Null where the shop did it. */
  network: Network | null
}

export function deletionAskedEmail(
  facts: EmailFrame & News & { dueAt: Date; askedBy: 'customer' | 'staff' | 'command' },
): RenderedEmail {
  const { title, asked, askedByShop, itWasYou, notYou } = facts.words.emails.deletionAsked
  const { name, browser, platform, network } = facts
  const say = facts.askedBy === 'customer' ? asked : askedByShop
  const happened = say(momentInWords(facts, facts.at), momentInWords(facts, facts.dueAt))
  return newsEmail(facts, { name, title, happened, browser, platform, network, itWasYou, notYou })
}

export function deletionCancelledEmail(facts: EmailFrame & News): RenderedEmail {
  const { title, happened, itWasYou, notYou } = facts.words.emails.deletionCancelled
  const { name, browser, platform, network } = facts
  return newsEmail(facts, {
    name,
    title,
    happened: happened(momentInWords(facts, facts.at)),
    browser,
    platform,
    network,
    itWasYou,
    notYou,
  })
}

/** Without a link: there is nothing left to log in to. */
export function accountDeletedEmail(frame: EmailFrame & Pick<News, 'name' | 'at'>): RenderedEmail {
  const { emails } = frame.words
  const { title, happened, stays, last } = emails.accountDeleted
  const sentences = [emails.hello(frame.name), happened(momentInWords(frame, frame.at)), stays, last]
  return {
    subject: emails.subject(title, frame.shop.name),
    html: htmlPart(
      <EmailLayout frame={frame} title={title} small={contactSentences(frame)}>
        {sentences.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </EmailLayout>,
    ),
    text: textPart(frame, [...sentences, ...contactSentences(frame)]),
  }
}
