const titles = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const

export type ProblemStatus = keyof typeof titles

/** What is wrong with one value: where it stands in the body (RFC 6901, as a fragment) or which parameter it is. */
export type Fault = { pointer?: string; parameter?: string; detail: string }

export type Problem = { status: ProblemStatus; detail: string; errors?: Fault[] }

/** A problem as RFC 9457 writes it. `request` is the id that the log has on every line about it. */
export function problemAnswer(
  { status, detail, errors }: Problem,
  request: string,
  headers: Record<string, string> = {},
): Response {
  const body = {
    type: 'about:blank',
    title: titles[status],
    status,
    detail,
    request,
    ...(errors && { errors }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}

/** Everything below /api is answered in JSON, also what goes wrong before the API is reached. */
export const isApiPath = (path: string): boolean => path === '/api' || path.startsWith('/api/')
