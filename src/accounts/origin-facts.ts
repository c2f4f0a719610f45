import * as z from 'zod'

/** What emails about a log-in or a change say of who did it and from where, as the outbox holds it. */
export const originFacts = z.object({
  name: z.string(),
  browser: z.string().nullable(),
  platform: z.string().nullable(),
  network: z.union([
    z.object({ kind: z.enum(['this-computer', 'local']) }),
    z.object({ kind: z.literal('public'), prefix: z.string() }),
  ]),
})
