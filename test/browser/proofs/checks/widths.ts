/** CSS pixels: 400 % zoom of 1280 (WCAG 1.4.10), 200 % zoom of it (1.4.4), and itself. */
export const narrow = 320
export const zoomed = 640
export const wide = 1280
