import { useFrame } from '../layouts/frame.ts'

type Props = { newerPath: string | null; olderPath: string | null }

/** Towards both ends of the list. There are no numbers: how many pages there are is not counted. */
export function OrderPages({ newerPath, olderPath }: Props) {
  const words = useFrame().words.orderHistory
  if (!newerPath && !olderPath) return null
  return (
    <nav class="pages screen" aria-label={words.pages}>
      {newerPath && (
        <a class="plain" href={newerPath} rel="prev">
          {words.newer}
        </a>
      )}{' '}
      {olderPath && (
        <a class="plain" href={olderPath} rel="next">
          {words.older}
        </a>
      )}
    </nav>
  )
}
