import { useFrame } from '../layouts/frame.ts'

/** Warns of a link or button that opens a new tab (WCAG technique G201). */
export function NewTab() {
  return <>{` (${useFrame().words.site.newTab})`}</>
}
