import type { Child, PropsWithChildren } from 'hono/jsx'
import { Notice } from '../components/notice.tsx'
import { Document } from './document.tsx'

type Props = PropsWithChildren<{
  title: string
  wrong?: boolean
  wide?: boolean
  /** See `Document`. */
  stays?: boolean
  summary?: Child
}>

/** One sheet in the middle of the counter: before log-in, and for errors. */
export function Boxed({ title, wrong = false, wide = false, stays = false, summary, children }: Props) {
  return (
    <Document title={title} wrong={wrong} stays={stays} boxed>
      <main id="main" class={wide ? 'box wide' : 'box'}>
        {summary}
        <h1>{title}</h1>
        <Notice />
        {children}
      </main>
    </Document>
  )
}
