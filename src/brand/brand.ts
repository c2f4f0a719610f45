import type { Logo } from './logo.ts'

/** What makes the pages look like the shop's own; null for what it leaves to us. All of it was checked. */
export type Brand = {
  /** `#rgb` or `#rrggbb` */
  readonly accent: string | null
  /** Of corners: a CSS length in px or rem. */
  readonly radius: string | null
  /** CSS font stacks. */
  readonly textFont: string | null
  readonly headingFont: string | null
  /** From 100 to 900 */
  readonly headingWeight: number | null
  readonly logo: Logo | null
}

export const plainBrand: Brand = {
  accent: null,
  radius: null,
  textFont: null,
  headingFont: null,
  headingWeight: null,
  logo: null,
}
