import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

/**
 * Headers that belong to one connection and are never passed on.
 * https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
 */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** Without the connection's own headers, those that `Connection` names included. */
function withoutHopByHop(headers: Headers): Headers {
  const named = (headers.get('connection') ?? '').split(',').map((name) => name.trim())
  const kept = new Headers(headers)
  for (const name of [...hopByHop, ...named.filter(Boolean)]) kept.delete(name)
  return kept
}

/** The headers of a Node request that may be passed on. */
export function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  return withoutHopByHop(headers)
}

/** A signal that aborts when the other side goes away before it has been answered in full. */
export function whenClientLeaves(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new Error('The client went away.'))
  })
  return controller.signal
}

/** Rejects as soon as `signal` aborts, also where the work does not listen to it. */
export function untilAborted<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** Headers by which an answer could open the console to other pages, or take its session away. */
const neverAnswered = /^(?:access-control-.*|set-cookie)$/

/**
 * Writes a fetch answer to a Node response, streaming its body; a body that breaks off breaks the
 * connection off, so that half an answer is not taken for a whole one. `Response.error()` drops
 * the connection without an answer.
 */
export async function sendResponse(response: ServerResponse, answer: Response): Promise<void> {
  if (answer.type === 'error') {
    response.destroy()
    return
  }
  response.statusCode = answer.status
  for (const [name, value] of withoutHopByHop(answer.headers)) {
    if (!neverAnswered.test(name)) response.setHeader(name, value)
  }
  if (!answer.body || response.req.method === 'HEAD') {
    response.end()
    return
  }
  try {
    // Node's and the DOM's declarations of one and the same class differ.
    await pipeline(Readable.fromWeb(answer.body as NodeReadableStream), response)
  } catch {
    response.destroy()
  }
}
