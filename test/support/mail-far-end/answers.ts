export type Answer = { status: number; body: unknown }

const failure = (status: number, name: string, message: string): Answer => ({
  status,
  body: { statusCode: status, name, message },
})

/** Resend's answers, from https://resend.com/docs/api-reference/errors */
export const ANSWERS = {
  error500: failure(500, 'application_error', 'An unexpected error occurred.'),
  refuseAddress: failure(
    422,
    'validation_error',
    'Invalid `to` field. The email address needs to follow the format.',
  ),
  invalidKey: failure(403, 'invalid_api_key', 'API key is invalid.'),
  missingKey: failure(401, 'missing_api_key', 'Missing API key in the authorization header.'),
  tooMany: failure(
    429,
    'rate_limit_exceeded',
    'Too many requests. Please limit the number of requests per second.',
  ),
  badIdempotencyKey: failure(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.'),
  otherBody: failure(
    409,
    'invalid_idempotent_request',
    'Same idempotency key used with a different request payload.',
  ),
  underWay: failure(
    409,
    'concurrent_idempotent_requests',
    'Same idempotency key used while original request is still in progress.',
  ),
  missingField: failure(
    422,
    'missing_required_field',
    'The request body is missing one or more required fields.',
  ),
  notFound: failure(404, 'not_found', 'The requested endpoint does not exist.'),
  methodNotAllowed: failure(405, 'method_not_allowed', 'Method is not allowed for the requested path.'),
}
