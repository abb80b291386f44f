import type { Scope } from '../sandbox/sandbox.ts'

/**
 * `missing`: the request carries no signature. `incomplete`: it carries one without a usable scope.
 */
export type ScopeResult = { ok: true; scope: Scope } | { ok: false; why: 'missing' | 'incomplete' }

/** `{access key}/{date}/{region}/{service}/aws4_request`; access keys of tests may be any word. */
const credential = /^[^/\s]+\/\d{8}\/([a-z0-9-]{1,32})\/([a-z0-9-]{1,32})\/aws4_request$/

/**
 * Which service and region a signed request is for, from the credential scope of Signature
 * Version 4, in the header or, presigned, in the query. The signature itself is not checked.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 *
 * @param authorization the `Authorization` header.
 */
export function readScope(authorization: string | undefined, query: URLSearchParams): ScopeResult {
  const given =
    authorization === undefined ? query.get('X-Amz-Credential') : inHeader(authorization)
  if (given === null) return { ok: false, why: 'missing' }
  const [, region, service] = credential.exec(given) ?? []
  return region && service
    ? { ok: true, scope: { service, region } }
    : { ok: false, why: 'incomplete' }
}

const inHeader = (authorization: string) =>
  /^AWS4-HMAC-SHA256 (?:.*,)?\s*Credential=([^,\s]+)/.exec(authorization)?.[1] ?? ''
