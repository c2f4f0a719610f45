import { type FateWord, fates } from '../../src/email/fate.ts'
import { EmailPage, type ShownEmail } from '../../views/outgoing-emails/email-page.tsx'
import type { ListedEmail } from '../../views/outgoing-emails/email-table.tsx'
import { EmailsPage } from '../../views/outgoing-emails/emails-page.tsx'
import { WherePage } from '../../views/outgoing-emails/where-page.tsx'
import { now } from './rendering.tsx'

const states = [
  'waiting',
  'sent',
  'delayed',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
  'withheld',
] as const

const listed = (nasty: string): ListedEmail[] =>
  states.map((state, at) => ({
    id: `email-${state}`,
    kind: nasty,
    state,
    createdAt: now,
    recipient: at % 3 === 0 ? null : at % 3 === 1 ? 'hidden' : { shown: nasty },
  }))

const shown = (nasty: string, word: FateWord): ShownEmail => ({
  id: 'email-1',
  kind: nasty,
  state: 'bounced',
  createdAt: now,
  recipient: { shown: nasty },
  fate: { word, at: now },
  reference: 'R-7KQ4NW',
  customerId: 'customer-1',
  sentAt: now,
  dueAt: now,
  attempts: 3,
  reason: nasty,
  secret: { state: 'ended', at: now },
  againOf: 'email-0',
  sentAgain: listed(nasty),
  events: [{ state: 'bounced', reason: nasty, at: now }],
  againNot: null,
})

const wholeList = {
  state: null,
  kind: null,
  newerPath: '/staff/emails',
  olderPath: '/staff/emails?older=1.2',
}
const untouched = { values: {}, errors: {} }

/** The pages of staff about emails, with these words wherever data stands. */
export const emailPages = (nasty: string) => [
  { name: 'emails', element: <EmailsPage {...wholeList} emails={listed(nasty)} told={{ at: now }} /> },
  { name: 'no emails', element: <EmailsPage {...wholeList} emails={[]} told="never" /> },
  {
    name: 'no such emails',
    element: <EmailsPage {...wholeList} state="trouble" kind="invitation" emails={[]} told="not set up" />,
  },
  ...fates.map((word) => ({
    name: `email: ${word}`,
    element: <EmailPage email={shown(nasty, word)} form={untouched} />,
  })),
  {
    name: 'email sent again too often',
    wrong: true as const,
    element: (
      <EmailPage
        email={{ ...shown(nasty, 'delivered'), againNot: 'disabled', events: [], sentAgain: [] }}
        form={{ ...untouched, problem: 'emailAgainLimit', waitMinutes: 2 }}
      />
    ),
  },
  { name: 'where is my mail', element: <WherePage typed="" answer={null} /> },
  { name: 'where is my mail, no reference', element: <WherePage typed={nasty} answer="no reference" /> },
  {
    name: 'where is my mail, unknown',
    element: <WherePage typed="R-ABC123" answer={{ unknown: 'R-ABC123' }} />,
  },
  {
    name: 'where is my mail, found',
    element: (
      <WherePage
        typed={nasty}
        answer={{
          reference: 'R-7KQ4NW',
          id: 'email-1',
          kind: nasty,
          forAccount: true,
          fate: { word: 'overLimit', at: now },
          customerId: 'customer-1',
          sentAgain: listed(nasty),
        }}
      />
    ),
  },
]
