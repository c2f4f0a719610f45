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
    // A request line with a whole URL in it names a host of its own, and goes before the header (RFC 9112 3.2.2).
    const asked = [new URL(c.req.url).host, c.req.header('host')]
    return asked.every((name) => name === undefined || hosts.has(name.toLowerCase()))
      ? next()
      : answerError(c, 421)
  })
}
