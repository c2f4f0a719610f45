import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Words } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { DeletionNote } from '../components/deletion-note.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { TemporaryNote } from '../components/temporary-note.tsx'
import { Document } from './document.tsx'
import { useFrame } from './frame.ts'

type Tab = keyof Words['tabs']

const tabs: readonly Tab[] = ['profile', 'addressBook', 'orderHistory', 'webSiteAccess']

type Props = PropsWithChildren<{
  tab: Tab
  /** Of a page that lies below its tab; without one it is the tab's own. */
  title?: string
  /** Stands in the heading's place, and holds it. */
  head?: Child
  wrong?: boolean
  /** See `Document`. */
  stays?: boolean
  summary?: Child
}>

/** A page of the account: the four tabs, and the sheet under the current one. */
export function Account({ tab, title, head, wrong = false, stays = false, summary, children }: Props) {
  const { words } = useFrame()
  const called = title ?? words.tabs[tab]
  return (
    <Document title={called} wrong={wrong} stays={stays} beside={<Who />}>
      <Tabs current={tab} />
      <main id="main" class="sheet">
        {summary}
        {head ?? <h1>{called}</h1>}
        <Notice />
        <TemporaryNote />
        <DeletionNote />
        {children}
      </main>
    </Document>
  )
}

function Who() {
  const { words, customer } = useFrame()
  return (
    <Form class="who" action={paths.logout}>
      <span>{customer?.name}</span> <Button look="plain">{words.site.logOut}</Button>
    </Form>
  )
}

function Tabs({ current }: { current: Tab }) {
  const { words } = useFrame()
  return (
    <nav class="tabs" aria-label={words.site.myAccount}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={paths[tab]} aria-current={tab === current ? 'page' : undefined}>
              {words.tabs[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
