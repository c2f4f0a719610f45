import type { OwnData } from '../../src/features/own-data/own-data.ts'
import { countryName } from '../../src/i18n/countries.ts'
import { figuresInWords, moneyInWords } from '../../src/i18n/money.ts'
import { browserInWords, type Network, networkInWords } from '../../src/i18n/where.ts'
import { languageNames } from '../../src/i18n/words.ts'
import { DataRow, DataSection, DataTable, type Fact, Facts, type FileFrame } from './data-file.tsx'

type Of<List> = List extends AsyncIterable<infer Item> | Iterable<infer Item> ? Item : never
type Props<Key extends keyof OwnData> = { frame: FileFrame; one: Of<OwnData[Key]> }

const wordsOf = (frame: FileFrame) => frame.words.ownData.file

export function AccountSection({ frame, data }: { frame: FileFrame; data: OwnData }) {
  const words = wordsOf(frame)
  const { account, newsletter, deletion } = data
  return (
    <>
      <DataSection title={words.account}>
        <Facts
          frame={frame}
          facts={[
            [words.number, account.id],
            [words.shopNumber, account.externalId],
            [words.email, account.email],
            [words.emailProven, account.emailProvenAt],
            [words.name, `${account.firstName} ${account.lastName}`],
            [words.company, account.company],
            [words.phone, account.phone],
            [words.language, account.language && languageNames[account.language]],
            [words.password, account.hasPassword ? words.passwordSet : words.passwordUnset],
            [words.invited, account.invitedAt],
            [words.state, account.disabled ? words.disabled : words.open],
            [words.opened, account.createdAt],
            [words.changed, account.updatedAt],
            [words.newsletter, newsletter ? null : words.noNewsletter],
            [words.newsletterAgreed, newsletter?.agreedAt],
            [words.newsletterWording, newsletter?.wording],
          ]}
        />
      </DataSection>
      <DataSection title={words.deletion}>
        {deletion ? (
          <Facts
            frame={frame}
            facts={[
              [words.asked, deletion.askedAt],
              [words.by, words.actors[deletion.askedBy]],
              [words.due, deletion.dueAt],
            ]}
          />
        ) : (
          <p>{words.noDeletion}</p>
        )}
      </DataSection>
    </>
  )
}

export function AddressRecord({ frame, one }: Props<'addresses'>) {
  const words = wordsOf(frame)
  const uses = [one.defaultShipping && words.shipping, one.defaultBilling && words.billing].filter(Boolean)
  return (
    <article>
      <Facts
        frame={frame}
        facts={[
          [words.called, one.called],
          [words.address, addressLines(frame, one)],
          [words.sortingCode, one.sortingCode],
          [words.usedFor, uses.join(', ')],
          [words.added, one.createdAt],
          [words.changed, one.updatedAt],
        ]}
      />
    </article>
  )
}

type Place = Omit<NonNullable<Of<OwnData['orders']>['shippingAddress']>, 'line1'> & { line1: string | null }

/** Every part that is held, whether or not the carriers of the country want it. */
const addressLines = ({ language }: FileFrame, place: Place): string =>
  [
    place.name,
    place.company,
    place.line1,
    place.line2,
    place.district,
    [place.postcode, place.town].filter(Boolean).join(' '),
    place.region,
    place.country && countryName(place.country, language),
  ]
    .filter(Boolean)
    .join('\n')

export function OrderRecord({ frame, one }: Props<'orders'>) {
  const { words, language } = frame
  const { order, orderHistory, ownData } = words
  const money = (amount: number) => moneyInWords(language, amount, one.currency)
  const some = (amount: number) => (amount === 0 ? null : money(amount))
  return (
    <article>
      <h3>{order.title(one.number)}</h3>
      <Facts
        frame={frame}
        facts={[
          [orderHistory.date, one.placedAt],
          [orderHistory.status, orderHistory.statuses[one.status]],
          [ownData.file.orderedWith, one.email],
          [order.discount, some(one.discount)],
          [order.shipping, some(one.shipping)],
          [order.tax, some(one.tax)],
          [order.total, money(one.total)],
          [order.shippedTo, one.shippingAddress && addressLines(frame, one.shippingAddress)],
          [order.billedTo, one.billingAddress && addressLines(frame, one.billingAddress)],
          [order.note, one.note],
          [ownData.file.reorder, one.reorderUrl],
          [ownData.file.changed, one.updatedAt],
          ...one.shipments.flatMap((parcel, at): Fact[] =>
            parcelFacts(frame, parcel, at, one.shipments.length),
          ),
        ]}
      />
      {one.lines.length > 0 && <OrderLines frame={frame} one={one} />}
    </article>
  )
}

type Parcel = Of<OwnData['orders']>['shipments'][number]

function parcelFacts({ words: { order } }: FileFrame, parcel: Parcel, at: number, count: number): Fact[] {
  const { carrier, trackingNumber, trackingUrl } = parcel
  return [
    [order.parcel(at + 1, count), [carrier, trackingNumber, trackingUrl].filter(Boolean).join('\n') || '–'],
    [order.handedOver, parcel.shippedAt],
    [order.delivered, parcel.deliveredAt],
  ]
}

function OrderLines({ frame, one }: Props<'orders'>) {
  const { words, language } = frame
  const figures = (amount: number) => figuresInWords(language, amount, one.currency)
  const { item, quantity, price, discount } = words.order
  return (
    <DataTable head={[item, words.ownData.file.sku, quantity, price, discount]}>
      {one.lines.map((line) => (
        <DataRow
          frame={frame}
          cells={[
            [line.name, line.option].filter(Boolean).join(', '),
            line.sku,
            String(line.quantity),
            figures(line.unitPrice),
            line.discount === 0 ? '' : figures(-line.discount),
          ]}
        />
      ))}
    </DataTable>
  )
}

export const emailHead = ({ words }: FileFrame): string[] => {
  const { kind, when, to, state, sentAt, reference } = words.ownData.file
  return [kind, when, to, state, sentAt, reference]
}

export function EmailRow({ frame, one }: Props<'emails'>) {
  const { emailStates } = wordsOf(frame)
  const state = one.state && emailStates[one.state]
  const told = [state, one.reason && `(${one.reason})`].filter(Boolean).join(' ')
  return (
    <DataRow
      frame={frame}
      cells={[emailTitle(frame, one.kind), one.createdAt, one.recipient, told, one.sentAt, one.reference]}
    />
  )
}

/** An email is called as its subject calls it; one without a title of its own by its kind. */
function emailTitle({ words }: FileFrame, kind: string): string {
  const key = kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const { title } = ((words.emails as Record<string, unknown>)[key] ?? {}) as { title?: unknown }
  return typeof title === 'string' ? title : kind
}

export const sessionHead = ({ words }: FileFrame): string[] => {
  const { browser, network, kind, since, lastSeen, ends } = words.ownData.file
  return [browser, network, kind, since, lastSeen, ends]
}

export function SessionRow({ frame, one }: Props<'sessions'>) {
  const ends = one.idleEndsAt < one.endsAt ? one.idleEndsAt : one.endsAt
  return (
    <DataRow
      frame={frame}
      cells={[
        browserInWords(frame.words, one.browser, one.platform),
        networkInWords(frame.words, one.network),
        wordsOf(frame).sessionKinds[one.kind],
        one.createdAt,
        one.lastSeenAt,
        ends,
      ]}
    />
  )
}

export const temporaryPasswordHead = ({ words }: FileFrame): string[] => {
  const { kind, when, ends, state, used } = words.ownData.file
  return [kind, when, ends, state, used]
}

export function TemporaryPasswordRow({ frame, one }: Props<'temporaryPasswords'>) {
  const { handed, states } = wordsOf(frame)
  return (
    <DataRow
      frame={frame}
      cells={[handed[one.handed], one.createdAt, one.expiresAt, states[one.state], one.usedAt]}
    />
  )
}

export const emailChangeHead = ({ words }: FileFrame): string[] => {
  const { newEmail, when, ends, state, triesLeft } = words.ownData.file
  return [newEmail, when, ends, state, triesLeft]
}

export function EmailChangeRow({ frame, one }: Props<'emailChanges'>) {
  const state = wordsOf(frame).states[one.state]
  return (
    <DataRow
      frame={frame}
      cells={[one.newEmail, one.createdAt, one.expiresAt, state, String(one.triesLeft)]}
    />
  )
}

export const registrationHead = ({ words }: FileFrame): string[] => {
  const { name, email, language, when, ends, state } = words.ownData.file
  return [name, email, language, when, ends, state]
}

export function RegistrationRow({ frame, one }: Props<'registrations'>) {
  const name = `${one.firstName} ${one.lastName}`
  const state = wordsOf(frame).states[one.state]
  const language = languageNames[one.language]
  return <DataRow frame={frame} cells={[name, one.email, language, one.createdAt, one.expiresAt, state]} />
}

export const historyHead = ({ words }: FileFrame): string[] => {
  const { when, kind, by, network, details } = words.ownData.file
  return [when, kind, by, network, details]
}

export function HistoryRow({ frame, one }: Props<'history'>) {
  const { origin, details } = one
  const from =
    origin &&
    `${browserInWords(frame.words, origin.browser, origin.platform)}, ${networkInWords(frame.words, origin.network as Network)}`
  const more = Object.entries(details ?? {}).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return (
    <DataRow
      frame={frame}
      cells={[
        one.at,
        frame.events[one.event] ?? one.event,
        wordsOf(frame).actors[one.by],
        from,
        more.join(', '),
      ]}
    />
  )
}
