import type { JSX } from 'hono/jsx/jsx-runtime'
import { DataFile, DataSection, DataTable, type FileFrame } from '../../../views/own-data/data-file.tsx'
import {
  AccountSection,
  AddressRecord,
  EmailChangeRow,
  EmailRow,
  emailChangeHead,
  emailHead,
  HistoryRow,
  historyHead,
  OrderRecord,
  RegistrationRow,
  registrationHead,
  SessionRow,
  sessionHead,
  TemporaryPasswordRow,
  temporaryPasswordHead,
} from '../../../views/own-data/data-records.tsx'
import type { OwnData } from './own-data.ts'

type Element = JSX.Element
type List<Item> = AsyncIterable<Item> | Iterable<Item>

/** No sentence, no setting and no data hold this: data comes in through the pieces in between only. */
const place = 'place-of-what-comes-here'

/** The file to read, in pieces: what is long is read from the database while it is written out. */
export async function* htmlFile(data: OwnData, frame: FileFrame): AsyncGenerator<string> {
  const words = frame.words.ownData.file
  const [start, end] = around(
    <DataFile frame={frame} madeAt={data.madeAt}>
      {place}
    </DataFile>,
  )
  yield `<!doctype html>\n${start}`
  yield (<AccountSection frame={frame} data={data} />).toString()
  yield* section(words.addresses, data.addresses, (one) => <AddressRecord frame={frame} one={one} />)
  yield* section(words.orders, data.orders, (one) => <OrderRecord frame={frame} one={one} />)
  yield* table(words.emails, emailHead(frame), data.emails, (one) => <EmailRow frame={frame} one={one} />)
  yield* table(words.sessions, sessionHead(frame), data.sessions, (one) => (
    <SessionRow frame={frame} one={one} />
  ))
  yield* table(words.temporaryPasswords, temporaryPasswordHead(frame), data.temporaryPasswords, (one) => (
    <TemporaryPasswordRow frame={frame} one={one} />
  ))
  yield* table(words.emailChanges, emailChangeHead(frame), data.emailChanges, (one) => (
    <EmailChangeRow frame={frame} one={one} />
  ))
  yield* table(words.registrations, registrationHead(frame), data.registrations, (one) => (
    <RegistrationRow frame={frame} one={one} />
  ))
  yield* table(words.history, historyHead(frame), data.history, (one) => (
    <HistoryRow frame={frame} one={one} />
  ))
  yield end

  function table<Item>(title: string, head: string[], list: List<Item>, row: (one: Item) => Element) {
    return section(title, list, row, <DataTable head={head}>{place}</DataTable>)
  }

  /** A heading, then each of the list, in a frame of its own where it has one; or the word that there is nothing. */
  async function* section<Item>(
    title: string,
    list: List<Item>,
    piece: (one: Item) => Element,
    inside?: Element,
  ): AsyncGenerator<string> {
    const [head, foot] = around(<DataSection title={title}>{place}</DataSection>)
    const [open, close] = inside ? around(inside) : ['', '']
    let isEmpty = true
    yield head
    for await (const one of list) {
      yield `${isEmpty ? open : ''}${piece(one)}`
      isEmpty = false
    }
    yield isEmpty ? (<p>{words.none}</p>).toString() : close
    yield foot
  }
}

function around(element: Element): [before: string, behind: string] {
  const [before = '', behind = ''] = element.toString().split(place)
  return [before, behind]
}
