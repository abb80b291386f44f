/**
 * For tests: Signature Version 4 read from its specification, with nothing of the SDK, so that the
 * bridge's signatures are checked by somebody else's reading.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { createHash, createHmac } from 'node:crypto'

/** One request as it stood on the wire. */
export interface WireRequest {
  method: string
  /** Path and query, as sent. */
  target: string
  /** Names and values in turn, as `rawHeaders` has them. */
  rawHeaders: readonly string[]
  body: Buffer
}

export interface Keys {
  secretAccessKey: string
  sessionToken?: string
}

export interface Verified {
  /** Why it is not accepted; absent where it is. */
  refusal?: string
  accessKeyId: string
  service: string
  region: string
  canonicalRequest: string
}

const hex = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/** RFC 3986: all but unreserved characters, in capitals. */
const encode = (text: string) =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const sign = String.fromCharCode(byte)
      return /[A-Za-z0-9\-._~]/.test(sign)
        ? sign
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')

/** @param now epoch milliseconds; AWS takes a difference of a quarter of an hour. */
export function verify(
  { method, target, rawHeaders, body }: WireRequest,
  keys: Readonly<Record<string, Keys>>,
  now = Date.now(),
): Verified {
  const headers = new Map<string, string[]>()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    headers.set(name, [...(headers.get(name) ?? []), rawHeaders[index + 1] ?? ''])
  }
  const one = (name: string) => headers.get(name)?.[0] ?? ''
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/
  const [, accessKeyId = '', day = '', region = '', service = '', signed = '', signature = ''] =
    form.exec(one('authorization')) ?? []
  const names = signed.split(';')

  const [path = '', query = ''] = target.split('?', 2)
  const bodyHash = hex(body)
  const canonicalRequest = [
    method,
    canonicalPath(path, service),
    canonicalQuery(query),
    ...names.map((name) => `${name}:${valueOf(headers.get(name))}`),
    '',
    signed,
    service === 's3' ? one('x-amz-content-sha256') : bodyHash,
  ].join('\n')

  const date = one('x-amz-date')
  const key = keys[accessKeyId]
  const toSign = [
    'AWS4-HMAC-SHA256',
    date,
    `${day}/${region}/${service}/aws4_request`,
    hex(canonicalRequest),
  ]
  const signingKey = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${key?.secretAccessKey}`,
  )
  const right = hmac(signingKey, toSign.join('\n')).toString('hex')
  const mustBeSigned = [...headers.keys()].filter(
    (name) => name === 'host' || name.startsWith('x-amz-'),
  )

  const refusals: [boolean, string][] = [
    [headers.get('authorization')?.length !== 1 || signature === '', 'no signature of version 4'],
    [key === undefined, 'an unknown access key'],
    [one('x-amz-security-token') !== (key?.sessionToken ?? ''), 'a wrong session token'],
    [Math.abs(now - timeOf(date)) > 15 * 60_000, 'a time too far away'],
    [!date.startsWith(day), 'a scope of another day'],
    [signed !== names.toSorted().join(';'), 'headers out of order'],
    [mustBeSigned.some((name) => !names.includes(name)), 'headers that are not signed'],
    [service === 's3' && one('x-amz-content-sha256') !== bodyHash, 'a wrong body hash'],
    [signature !== right, 'a signature that does not match'],
  ]
  const refusal = refusals.find(([isRefused]) => isRefused)?.[1]
  return {
    accessKeyId,
    region,
    service,
    canonicalRequest,
    ...(refusal !== undefined && { refusal }),
  }
}

/** S3 takes the path as it is named; all others normalise it and escape what is sent once more. */
const canonicalPath = (path: string, service: string) =>
  service === 's3'
    ? path
        .split('/')
        .map((part) => encode(decodeURIComponent(part)))
        .join('/')
    : new URL(path, 'http://any').pathname.split('/').map(encode).join('/')

const canonicalQuery = (query: string) =>
  query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2)
      return `${encode(decodeURIComponent(name))}=${encode(decodeURIComponent(value))}`
    })
    .toSorted()
    .join('&')

const valueOf = (values: readonly string[] = []) =>
  values.map((value) => value.trim().replaceAll(/ +/g, ' ')).join(',')

const timeOf = (text: string) =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')) || 0
