export type Coding = 'br' | 'gzip' | 'identity'

/** What we have, the smallest first: that is what wins among equals. */
const ours: readonly Coding[] = ['br', 'gzip', 'identity']

/**
 * The coding that an Accept-Encoding header likes best (RFC 9110 12.5.3). `identity` when the header is missing or
 * refuses all that we have: a readable answer is kinder than a 406.
 */
export function acceptedCoding(header: string | undefined): Coding {
  if (!header) return 'identity'
  const weights = readWeights(header)

  let best: Coding = 'identity'
  let bestWeight = 0
  for (const coding of ours) {
    const weight = weightOf(coding, weights)
    if (weight > bestWeight) {
      best = coding
      bestWeight = weight
    }
  }
  return best
}

/** Identity is acceptable unless refused, but less than anything that is asked for. */
function weightOf(coding: Coding, weights: Map<string, number>): number {
  return weights.get(coding) ?? weights.get('*') ?? (coding === 'identity' ? 0.0001 : 0)
}

function readWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const item of header.slice(0, 500).split(',')) {
    const [coding = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    const weight = q === undefined ? 1 : Number(q.slice(2))
    if (weight >= 0 && weight <= 1) weights.set(coding === 'x-gzip' ? 'gzip' : coding, weight)
  }
  return weights
}
