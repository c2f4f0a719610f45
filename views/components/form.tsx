import type { PropsWithChildren } from 'hono/jsx'
import { useFrame } from '../layouts/frame.ts'

type Props = PropsWithChildren<{ action: string; class?: string }>

/** A form of ours: always POST, always with the token. The server checks, and says it in the page's language. */
export function Form({ action, class: className = 'form', children }: Props) {
  return (
    <form class={className} method="post" action={action} novalidate>
      {children}
      <input type="hidden" name="form-token" value={useFrame().token} />
    </form>
  )
}
