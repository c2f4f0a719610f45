import { accessible } from './accessible.ts'
import type { Check } from './check.ts'
import { focusShows } from './focus.ts'
import { forcedColours } from './forced-colours.ts'
import { languageOfParts } from './language-of-parts.ts'
import { pasting } from './pasting.ts'
import { quiet, steady } from './quiet.ts'
import { reflow } from './reflow.ts'
import { stillness } from './stillness.ts'
import { structure, tellsErrors } from './structure.ts'
import { textSpacing } from './text-spacing.ts'
import { light } from './weight.ts'

/**
 * What is looked at on every page in every state, in this order: first what tells how the page came, last what
 * changes it. Each has its bad page in `planted-flaws.test.ts`.
 */
export const checks = {
  'shifts nothing while loading': steady,
  'asks no other host, and the browser has nothing to complain about': quiet,
  'is light': light,
  'tells of errors, and only of errors': tellsErrors,
  'has headings, landmarks and a language': structure,
  'marks words of another language': languageOfParts,
  'fits 320 px and twice the size': reflow,
  'bears more space between letters and lines': textSpacing,
  'shows its edges in forced colours': forcedColours,
  'stands still for whoever asked for it': stillness,
  'is accessible by axe’s rules, light and dark': accessible,
  'shows the focus': focusShows,
  'takes what is pasted': pasting,
} satisfies Record<string, Check>

export type CheckName = keyof typeof checks
