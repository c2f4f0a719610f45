/** Rounder corners would cut into what stands in a field or on a parcel label. */
const most = { px: 24, rem: 1.5 }

/** A CSS length from 0 to 24px or 1.5rem; null for anything else. */
export function radiusOf(written: string): string | null {
  if (written === '0') return '0'
  const parts = /^(\d{1,2}(?:\.\d{1,3})?)(px|rem)$/.exec(written)
  const unit = parts?.[2] as keyof typeof most | undefined
  return unit && Number(parts?.[1]) <= most[unit] ? written : null
}
