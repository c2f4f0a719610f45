import { createContext, useContext } from 'hono/jsx'
import type { Language, Words } from '../../src/i18n/words.ts'

/** What a shop tells about itself; every page and email may show it. */
export type Shop = {
  name: string
  url: string | null
  address: string | null
  phone: string | null
  email: string | null
  privacyUrl: string | null
  termsUrl?: string | null
  legalUrl?: string | null
  helpUrl: string | null
  timeZone: string
  /** The one colour of the shop, `#rrggbb`; ink when there is none. */
  accent?: string | null
  /** A CSS length, and font stacks as CSS. */
  radius?: string | null
  textFont?: string | null
  headingFont?: string | null
  headingWeight?: number | null
  /** Whether the logo draws the name. */
  logoShowsName?: boolean
}

/** What stands around every page: one value a request, handed in by `http/page.ts`. */
export type Frame = {
  words: Words
  language: Language
  shop: Shop
  /** Address of the one style sheet. */
  stylesheet: string
  /** Address of the one script, which no page needs. */
  script?: string
  /** Address of the icon in the browser's tab. */
  icon?: string
  /** Its size tells the proportions, so that nothing moves when it comes. */
  logo?: { path: string; width: number; height: number } | null
  /** The page to come back to after the language was switched: a path of ours. */
  path: string
  /** Goes into every form, see `http/form-token.ts`. */
  token: string
  now: Date
  /** Null before log-in. */
  customer: { name: string } | null
  /** For the pages of staff: their own style sheet, and who is logged in. */
  staff?: { stylesheet: string; name: string | null; role: 'owner' | 'helper' | null }
  /** When a session opened with a temporary password ends; null for every other. */
  temporaryUntil: Date | null
  /** Whether the customer has never had a password: no old one keeps working. */
  withoutPassword?: boolean
  /** When the account will be deleted, unless its customer keeps it. */
  deletionDueAt?: Date | null
  /** What the page before this one did, to be confirmed once. */
  notice: keyof Words['notices'] | null
  /** Figures that sentences speak of. */
  facts: Facts
}

export type Facts = {
  /** For how many days emails and references are known. */
  emailDays: number
  passwordLength: number
  temporaryPasswordMinutes: number
}

const FrameContext = createContext<Frame | null>(null)

export const FrameProvider = FrameContext.Provider

/** The frame of the page being rendered. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext)
  if (!frame) throw new Error('A view was rendered outside a frame')
  return frame
}
