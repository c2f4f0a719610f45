import { useFrame } from '../layouts/frame.ts'

/** Confirms what the page before this one did. */
export function Notice() {
  const { words, notice } = useFrame()
  if (!notice) return null
  return (
    <p class="notice" role="status">
      {words.notices[notice]}
    </p>
  )
}
