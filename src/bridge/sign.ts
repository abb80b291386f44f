import { HttpRequest, escapeUri } from '@smithy/core/protocols'
import { Hash } from '@smithy/core/serde'
import { SignatureV4 } from '@smithy/signature-v4'
import type { AwsCredentialIdentity } from '@smithy/types'
import type { Endpoint } from './endpoints.ts'

/**
 * The request for an endpoint, signed with Signature Version 4.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 *
 * @param request its path and query are AWS's own; its host is not looked at.
 */
export async function sign(
  request: Request,
  body: Uint8Array,
  service: string,
  { url: endpoint, signingRegion }: Endpoint,
  credentials: AwsCredentialIdentity,
): Promise<HttpRequest> {
  const isS3 = service === 's3'
  const signer = new SignatureV4({
    service,
    region: signingRegion,
    credentials,
    sha256: Hash.bind(null, 'sha256'),
    // S3 alone escapes a path once, and asks for the body's hash as a header.
    uriEscapePath: !isS3,
    applyChecksum: isS3,
  })
  const { pathname, searchParams } = new URL(request.url)
  const unsigned = new HttpRequest({
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    ...(endpoint.port && { port: Number(endpoint.port) }),
    method: request.method,
    path: endpoint.pathname.replace(/\/$/, '') + escapedAsAwsDoes(pathname),
    query: queryOf(searchParams),
    headers: { ...Object.fromEntries(request.headers), host: endpoint.host },
    ...(body.byteLength > 0 && { body }),
  })
  return HttpRequest.clone(await signer.sign(unsigned))
}

/** AWS escapes all but letters, digits and `-_.~`; URLs leave more as it is. */
const escapedAsAwsDoes = (path: string) =>
  path
    .split('/')
    .map((segment) => escapeUri(decodeURIComponent(segment)))
    .join('/')

function queryOf(parameters: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(parameters.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...others] = parameters.getAll(name)
      return [name, others.length > 0 ? [first, ...others] : first]
    }),
  )
}
