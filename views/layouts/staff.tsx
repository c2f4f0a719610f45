import type { Child, PropsWithChildren } from 'hono/jsx'
import { type StaffWords, staffWordsIn } from '../../src/i18n/staff-words.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { Document } from './document.tsx'
import { useFrame } from './frame.ts'

export const useStaffWords = (): StaffWords => staffWordsIn(useFrame().language)

export type StaffTab = keyof StaffWords['frame']['tabs']

const addresses: Record<StaffTab, string> = {
  overview: paths.staff.home,
  customers: paths.staff.customers,
  emails: paths.staff.emails,
  history: paths.staff.history,
  settings: paths.staff.settings,
  keys: paths.staff.keys,
  members: paths.staff.members,
}

/** What only owners may open is not offered to helpers. */
const ofOwners: readonly StaffTab[] = ['settings', 'keys', 'members']

type Props = PropsWithChildren<{
  title: string
  /** None on the member's own pages. */
  tab?: StaffTab
  wrong?: boolean
  /** Whether the page holds what would be lost by leaving it: nothing on it leads away by the way. */
  stays?: boolean
  summary?: Child
  /** Stands in the heading's place, and holds it. */
  head?: Child
  /** Addresses of style sheets for this page alone. */
  styles?: string[]
  /** A second row of tabs. */
  under?: Child
}>

/** A page of the staff area: its tabs, and the sheet under the current one. */
export function StaffPage({
  title,
  tab,
  wrong = false,
  stays = false,
  summary,
  head,
  under,
  styles = [],
  children,
}: Props) {
  const { staff } = useFrame()
  return (
    <Document
      title={title}
      wrong={wrong}
      stays={stays}
      beside={<Who />}
      styles={[...(staff ? [staff.stylesheet] : []), ...styles]}
    >
      <Tabs current={tab} />
      {under}
      <main id="main" class="sheet">
        {summary}
        {head ?? <h1>{title}</h1>}
        <Notice />
        {children}
      </main>
    </Document>
  )
}

type BoxProps = PropsWithChildren<{ title: string; wrong?: boolean; stays?: boolean; summary?: Child }>

/** One sheet in the middle: before staff are in. */
export function StaffBox({ title, wrong = false, stays = false, summary, children }: BoxProps) {
  const { staff } = useFrame()
  return (
    <Document title={title} wrong={wrong} stays={stays} boxed styles={staff ? [staff.stylesheet] : []}>
      <main id="main" class="box">
        {summary}
        <h1>{title}</h1>
        <Notice />
        {children}
      </main>
    </Document>
  )
}

function Who() {
  const { staff } = useFrame()
  const words = useStaffWords().frame
  if (!staff?.name) return null
  return (
    <Form class="who" action={paths.staff.logout}>
      <span>
        <a href={paths.staff.access}>{staff.name}</a>
        {staff.role && `, ${words.roles[staff.role]}`}
      </span>{' '}
      <Button look="plain">{words.logOut}</Button>
    </Form>
  )
}

function Tabs({ current }: { current: StaffTab | undefined }) {
  const { staff } = useFrame()
  const words = useStaffWords().frame
  const shown = (Object.keys(addresses) as StaffTab[]).filter(
    (tab) => staff?.role === 'owner' || !ofOwners.includes(tab),
  )
  return (
    <nav class="tabs staff" aria-label={words.nav}>
      <ul>
        {shown.map((tab) => (
          <li>
            <a href={addresses[tab]} aria-current={tab === current ? 'page' : undefined}>
              {words.tabs[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
