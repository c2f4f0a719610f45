type Props = {
  words: { pages: string; newer: string; older: string }
  newerPath: string | null
  olderPath: string | null
}

/** Towards both ends of a list. There are no numbers: how many pages there are is not counted. */
export function NewerOlder({ words, newerPath, olderPath }: Props) {
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
