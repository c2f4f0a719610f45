import { useStaffWords } from '../layouts/staff.tsx'

export type EmailState = Exclude<keyof ReturnType<typeof useStaffWords>['emails']['states'], 'trouble'>

/** The shapes of an order's way say the same of an email. */
const shapes: Record<EmailState, string> = {
  waiting: 'received',
  delayed: 'packing',
  sent: 'sent',
  delivered: 'delivered',
  bounced: 'cancelled',
  complained: 'cancelled',
  suppressed: 'cancelled',
  failed: 'cancelled',
  withheld: 'received',
}

/** A word; its shape comes from the style sheet. */
export function EmailState({ state }: { state: EmailState }) {
  return <span class={`status ${shapes[state]}`}>{useStaffWords().emails.states[state]}</span>
}

/** What a kind of email is called; one of another version of the program by the name it has inside. */
export function useKindWords(): (kind: string) => string {
  const { kinds } = useStaffWords().emails
  return (kind) => (Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind)
}
