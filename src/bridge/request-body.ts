import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ErrorForm } from './error-form.ts'
import { refuse } from './refusal.ts'

/** The largest body that is taken, in bytes: a pipeline at AWS's quotas is well below it. */
const largestBody = 1024 * 1024

/** How long a body may take to arrive, in milliseconds. */
const bodyDeadline = 10_000

export type Body =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; why: 'too-large' | 'too-slow' | 'gone' }

interface Limits {
  /** In bytes. */
  largest?: number
  /** In milliseconds. */
  deadline?: number | undefined
}

/**
 * Reads a whole body within limits. It is read whole because the operation of a query call stands
 * in it, and nothing is passed on before the operation is known.
 */
export function readBody(
  request: IncomingMessage,
  { largest = largestBody, deadline = bodyDeadline }: Limits = {},
): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > largest) {
    discard(request)
    return Promise.resolve({ ok: false, why: 'too-large' })
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const settle = (body: Body) => {
      clearTimeout(timer)
      request.off('data', take).off('end', finish).off('close', lose).off('error', lose)
      if (!body.ok) discard(request)
      resolve(body)
    }
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size > largest) settle({ ok: false, why: 'too-large' })
      else chunks.push(chunk)
    }
    const finish = () => settle({ ok: true, bytes: new Uint8Array(Buffer.concat(chunks)) })
    const lose = () => settle({ ok: false, why: 'gone' })
    const timer = setTimeout(() => settle({ ok: false, why: 'too-slow' }), deadline)
    request.on('data', take).on('end', finish).on('close', lose).on('error', lose)
  })
}

/** Says why a body was not taken; nobody is left to be told where the client has gone. */
export function refuseBody(
  response: ServerResponse,
  { why }: Extract<Body, { ok: false }>,
  form: ErrorForm,
): void {
  if (why === 'gone') return
  response.setHeader('connection', 'close')
  const refusal =
    why === 'too-large'
      ? { status: 413, code: 'RequestEntityTooLarge', message: 'A body may have 1 MB.' }
      : { status: 408, code: 'RequestTimeout', message: 'The body took too long to arrive.' }
  refuse(response, refusal, form)
}

/** How long a refused body is read on, so that its sender can still read the refusal. */
const farewell = 1_000

function discard(request: IncomingMessage): void {
  request.on('error', () => {})
  request.resume()
  const timer = setTimeout(() => request.socket.destroy(), farewell)
  timer.unref()
  request.on('end', () => clearTimeout(timer))
}
