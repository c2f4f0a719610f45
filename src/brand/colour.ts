/** The colour in lower case; null for anything but `#rgb` and `#rrggbb`. */
export const colourOf = (written: string): string | null =>
  /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(written) ? written.toLowerCase() : null
