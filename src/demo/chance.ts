/** Figures that look like chance and are the same for the same seed (mulberry32): 0 or more, below 1. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number from `least` to `most`. */
export const between = (chance: () => number, least: number, most: number) =>
  least + Math.floor(chance() * (most - least + 1))

export function oneOf<Thing>(
  chance: () => number,
  things: readonly [Thing, ...Thing[]] | readonly Thing[],
): Thing {
  return things[Math.floor(chance() * things.length)] as Thing
}
