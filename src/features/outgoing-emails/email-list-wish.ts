import type { Direction, EmailPlace } from '../../email/email-pages.ts'
import type { Email } from '../../email/outbox.ts'
import { type EmailKind, isEmailKind } from './email-kinds.ts'

/** In the order of the choice. `trouble` is all of those that somebody should look at. */
export const stateChoices = [
  'trouble',
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

export type StateChoice = (typeof stateChoices)[number]

const trouble: Email['state'][] = ['delayed', 'bounced', 'complained', 'suppressed', 'failed']

/** The states that a choice stands for; null for all. */
export const statesOf = (choice: StateChoice | null): Email['state'][] | null =>
  choice === null ? null : choice === 'trouble' ? trouble : [choice]

/** Which emails are asked for: of a state and a kind, from a place on. */
export type EmailListWish = {
  state: StateChoice | null
  kind: EmailKind | null
  place: (EmailPlace & { to: Direction }) | null
}

/** Reads the query of a list's address; what cannot be read is left out. */
export function readEmailWish(query: URLSearchParams): EmailListWish {
  const kind = query.get('kind') ?? ''
  return {
    state: stateChoices.find((known) => known === query.get('state')) ?? null,
    kind: isEmailKind(kind) ? kind : null,
    place: readPlace(query, 'older') ?? readPlace(query, 'newer'),
  }
}

/** The address of a list below `path`. */
export function emailListPath(path: string, { state, kind, place }: EmailListWish): string {
  const query = new URLSearchParams()
  if (state !== null) query.set('state', state)
  if (kind !== null) query.set('kind', kind)
  if (place !== null) query.set(place.to, `${place.createdAt.getTime()}.${place.id}`)
  return query.size === 0 ? path : `${path}?${query}`
}

const written = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function readPlace(query: URLSearchParams, to: Direction): EmailListWish['place'] {
  const [, time, id] = written.exec(query.get(to) ?? '') ?? []
  return time === undefined || id === undefined ? null : { createdAt: new Date(Number(time)), id, to }
}
