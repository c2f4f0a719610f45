import type { PropsWithChildren } from 'hono/jsx'
import { useFrame } from '../layouts/frame.ts'

type Props = PropsWithChildren<{
  action: string
  class?: string
  /** Whoever leaves before sending it is asked first, by the small script: once something is typed, or at once. */
  unsaved?: 'once typed' | 'already' | undefined
}>

/** A form of ours: always POST, always with the token. The server checks, and says it in the page's language. */
export function Form({ action, class: className = 'form', unsaved, children }: Props) {
  return (
    <form class={className} method="post" action={action} data-unsaved={unsaved} novalidate>
      {children}
      <input type="hidden" name="form-token" value={useFrame().token} />
    </form>
  )
}
