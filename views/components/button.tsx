import type { PropsWithChildren } from 'hono/jsx'

type Props = PropsWithChildren<{
  /** `main` is filled, at most once a page; `quiet` has an edge; `plain` reads like a link. */
  look?: 'main' | 'quiet' | 'plain'
  name?: string
  value?: string
}>

const classes = { main: 'button', quiet: 'button quiet', plain: 'plain' }

export function Button({ look = 'main', name, value, children }: Props) {
  return (
    <button class={classes[look]} type="submit" name={name} value={value}>
      {children}
    </button>
  )
}
