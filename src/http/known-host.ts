import { createMiddleware } from 'hono/factory'
import type { RequestEnv } from './context.ts'
import { answerError } from './error-answer.tsx'

/**
 * Refuses requests for a host that is not ours with 421 (RFC 9110 15.5.20), so that no link or cache is made for
 * somebody else's name. In trial mode every name of this machine is ours.
 */
export function knownHost(origin: string, trial: boolean) {
  const { host, port } = new URL(origin)
  const hosts = new Set([host])
  if (trial)
    for (const name of ['localhost', '127.0.0.1', '[::1]']) hosts.add(port ? `${name}:${port}` : name)

  return createMiddleware<RequestEnv>(async (c, next) => {
    const asked = c.req.header('host') ?? new URL(c.req.url).host
    return hosts.has(asked.toLowerCase()) ? next() : answerError(c, 421)
  })
}
