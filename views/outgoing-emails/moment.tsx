import { dateWords } from '../../src/i18n/dates.ts'
import { useFrame } from '../layouts/frame.ts'

/** A moment on the shop's clocks: “today, 14:02”. */
export function Moment({ at }: { at: Date }) {
  const { language, shop, now } = useFrame()
  return <time datetime={at.toISOString()}>{dateWords(language, shop.timeZone).dayAndTime(at, now)}</time>
}

/** How a moment reads behind a verb: “at 14:02”, “on 4 November at 09:12”. */
export function useAt(): (at: Date) => string {
  const { language, shop, now } = useFrame()
  return (at) => dateWords(language, shop.timeZone).at(at, now)
}
