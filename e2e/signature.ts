import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const keyed = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest()

export interface Signed {
  accessKeyId: string
  date: string
  region: string
  service: string
  /** Whether the signature was made with this secret. */
  isBy: (secret: string) => boolean
}

/**
 * Reads the Signature Version 4 of a request, written from AWS's description and not from the SDK.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function readSignature(request: IncomingMessage, body: string): Signed | undefined {
  const { headers, method, url = '/' } = request
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  if (!found) return undefined
  const [, accessKeyId = '', date = '', region = '', service = '', names = '', signature = ''] =
    found
  const [path, query = ''] = url.split('?')
  const canonical = [
    method,
    path,
    query.split('&').toSorted().join('&'),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    hash(body),
  ].join('\n')
  const scope = `${date}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(canonical)].join('\n')
  const isBy = (secret: string) => {
    const ofDate = keyed(`AWS4${secret}`, date)
    const key = keyed(keyed(keyed(ofDate, region), service), 'aws4_request')
    return keyed(key, text).toString('hex') === signature
  }
  return { accessKeyId, date, region, service, isBy }
}
