type Rgb = [number, number, number]

/** What WCAG 2.2 (1.4.3) asks of text. */
const enoughContrast = 4.5

/**
 * The colour nearest to `colour` on its way to black or white that can be read on `ground` (contrast of 4.5 at
 * least). Both are `#rgb` or `#rrggbb`; any other `colour` gives `otherwise`.
 */
export function readableColour(colour: string | null | undefined, ground: string, otherwise: string): string {
  const from = parse(colour ?? '')
  const behind = parse(ground)
  if (!from || !behind) return otherwise

  const towards = luminance(behind) > 0.18 ? 0 : 255
  for (let step = 0; step <= 20; step++) {
    const mixed = from.map((part) => Math.round(part + ((towards - part) * step) / 20)) as Rgb
    if (contrast(mixed, behind) >= enoughContrast) return print(mixed)
  }
  return otherwise
}

/** Contrast ratio of two colours as WCAG 2.2 defines it, 1 to 21. */
function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

const linear = (part: number) =>
  part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4

function parse(colour: string): Rgb | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1]
  if (!digits) return null
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? [])
  return pairs.map((pair) => Number.parseInt(pair, 16)) as Rgb
}

const print = (rgb: Rgb) => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`
