import { renderSVG } from 'uqr'

/** A QR code as the text of an SVG element: no script, no style, no outside reference. */
export const drawQr = (text: string): string => renderSVG(text, { border: 2, pixelSize: 4 })
