/** A font weight in hundreds, from 100 to 900; null for anything else. */
export const headingWeightOf = (written: string): number | null =>
  /^[1-9]00$/.test(written) ? Number(written) : null
