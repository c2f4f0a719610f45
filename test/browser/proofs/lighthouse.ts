import lighthouse, { type Result } from 'lighthouse'

export type Scores = { performance: number; accessibility: number; bestPractices: number }

const categories = ['performance', 'accessibility', 'best-practices']

/**
 * What Lighthouse measures with a clock, and what it works out from that: these depend on how busy the machine is,
 * so they are figures and never decide whether a test passes.
 */
const timed = new Set([
  'first-contentful-paint',
  'largest-contentful-paint',
  'largest-contentful-paint-element',
  'speed-index',
  'total-blocking-time',
  'max-potential-fid',
  'interactive',
  'server-response-time',
  'mainthread-work-breakdown',
  'bootup-time',
  'network-rtt',
  'network-server-latency',
  'long-tasks',
  'lcp-breakdown-insight',
  'lcp-discovery-insight',
  'forced-reflow-insight',
  'interaction-to-next-paint-insight',
  'document-latency-insight',
])

/** Advice that is not followed, each for its reason. None of it counts for the score. */
const declined = new Set([
  // One style sheet of 6 kB is what a page waits for, so that nothing shifts when it comes.
  'render-blocking-resources',
  'render-blocking-insight',
  'network-dependency-tree-insight',
  // A page holds its form's token beside words that others may choose: compressed, its length would tell (BREACH).
  'uses-text-compression',
  // `no-store`: nothing of an account is to come back after the log-out.
  'bf-cache',
])

/** One run on a page, as a phone sees it; `port` is where a Chromium listens for tools, `cookie` who looks. */
export async function look(url: string, port: number, cookie: string): Promise<Result> {
  const flags = {
    port,
    output: 'json' as const,
    onlyCategories: categories,
    logLevel: 'silent' as const,
    ...(cookie && { extraHeaders: { Cookie: cookie } }),
  }
  return recorded(url, async () => {
    const found = await lighthouse(url, flags)
    if (!found) throw new Error(`Lighthouse says nothing about ${url}`)
    return found.lhr
  })
}

/**
 * What a renderer that starts slowly does before Chromium records it is not in the recording. That says nothing about
 * the page: Lighthouse asks to be run again.
 */
const recordingFailed = new Set(['NO_NAVSTART', 'NO_TRACING_STARTED', 'NO_RESOURCE_REQUEST'])
const mostRecordings = 5

/** Runs until the page was recorded; throws what Lighthouse says when it never is, or cannot be looked at. */
export async function recorded(url: string, run: () => Promise<Result>): Promise<Result> {
  for (let left = mostRecordings - 1; ; left -= 1) {
    const { runtimeError, ...result } = await run()
    if (!runtimeError) return result
    if (left === 0 || !recordingFailed.has(runtimeError.code))
      throw new Error(`Lighthouse cannot look at ${url}: ${runtimeError.message}`)
  }
}

export function scoresOf({ categories: scored }: Result): Scores {
  const hundredths = (id: string) => Math.round((scored[id]?.score ?? 0) * 100)
  return {
    performance: hundredths('performance'),
    accessibility: hundredths('accessibility'),
    bestPractices: hundredths('best-practices'),
  }
}

/** What is not as good as can be, apart from what is measured with a clock and what we do not want. */
export const shortcomings = ({ audits }: Result): string[] =>
  Object.values(audits)
    .filter(({ id, score }) => score !== null && score < 1 && !timed.has(id) && !declined.has(id))
    .map(({ id, title, displayValue = '' }) => `${id}: ${title} ${displayValue}`.trim())
