import { Readable } from 'node:stream'
import type { HttpResponse } from '@smithy/core/protocols'
import type { AwsCredentialIdentity } from '@smithy/types'

/** The largest answer that is passed on, in bytes; AWS's largest, a page of executions, is far below. */
const largestAnswer = 16 * 1024 * 1024

/** Errors are a few kilobytes. In bytes. */
const largestError = 256 * 1024

/** What the page may see of an answer's headers: its form, and AWS's own. Never where to go next. */
const passedBack =
  /^(?:content-type|content-length|content-encoding|date|etag|retry-after|x-amzn?-[a-z0-9-]+)$/

/** AWS answered more than the console takes. */
export class AnswerTooLarge extends Error {}

export interface Answer {
  response: Response
  /** AWS no longer takes the credentials. */
  isExpired: boolean
}

/**
 * AWS's answer for the page, unchanged but for headers. Its body streams, within a limit; an error's
 * is read first, because AWS quotes the signed request, session token included, where a signature
 * does not match.
 *
 * @param signal ends the body too.
 * @throws AnswerTooLarge where the answer says so itself.
 */
export async function toAnswer(
  { statusCode, headers, body }: HttpResponse,
  credentials: AwsCredentialIdentity,
  signal: AbortSignal,
  largest = largestAnswer,
): Promise<Answer> {
  const stream = body as Readable
  if (Number(headers['content-length'] ?? 0) > largest) {
    stream.destroy()
    throw new AnswerTooLarge()
  }
  const abort = () => stream.destroy(new Error('The call was ended.'))
  signal.addEventListener('abort', abort, { once: true })
  stream.once('close', () => signal.removeEventListener('abort', abort))

  const kept = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (passedBack.test(name)) kept.set(name, value)
  }
  if (statusCode < 300) {
    const hasBody = statusCode !== 204 && statusCode !== 205
    if (!hasBody) stream.resume()
    return {
      response: new Response(hasBody ? limited(stream, largest) : null, {
        status: statusCode,
        headers: kept,
      }),
      isExpired: false,
    }
  }
  const text = withoutSecrets(await readError(stream), credentials)
  kept.delete('content-length')
  const status = statusCode === 304 || statusCode > 599 ? 502 : statusCode
  return {
    response: new Response(text, { status, headers: kept }),
    isExpired: /ExpiredToken|InvalidClientTokenId|UnrecognizedClient/.test(text),
  }
}

/** Breaks off where the answer grows too large. */
function limited(stream: Readable, largest: number): ReadableStream<Uint8Array> {
  let size = 0
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > largest) stream.destroy(new AnswerTooLarge())
  })
  stream.pause()
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>
}

async function readError(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestError) throw new AnswerTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function withoutSecrets(text: string, credentials: AwsCredentialIdentity): string {
  const { secretAccessKey, sessionToken } = credentials
  const secrets = [secretAccessKey, sessionToken].filter((secret) => secret !== undefined)
  // JSON may write a slash with a backslash before it.
  const forms = secrets.flatMap((secret) => [secret, secret.replaceAll('/', String.raw`\/`)])
  return forms.reduce((safe, form) => safe.replaceAll(form, '[removed]'), text)
}
