import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { sendResponse, untilAborted, whenClientLeaves } from './fetch-exchange.ts'
import type { Middleware } from './middleware.ts'
import { refuse } from './refusal.ts'
import { readBody, refuseBody } from './request-body.ts'

const address = '/aws/sandbox/controls/'

/** Everything that the Sandbox page may ask for: the path behind `address`, and its methods. */
const listed: readonly [RegExp, readonly string[]][] = [
  [/^faults$/, ['GET', 'POST', 'DELETE']],
  [/^faults\/[0-9a-f-]{36}$/, ['DELETE']],
  [/^edit$/, ['POST']],
  [/^clock$/, ['GET', 'POST']],
  [/^reset$/, ['POST']],
]

/**
 * The sandbox's controls for the Sandbox page: `/aws/sandbox/controls/{faults|edit|clock|reset}`.
 * The guards stand before it; an address that is not listed here goes on, and no other step takes it.
 */
export function controlsOf(control: Sandbox['control']): Middleware {
  return (request, response, next) => {
    const { url = '' } = request
    if (!url.startsWith(address)) return next()
    const path = url.slice(address.length)
    const methods = listed.find(([pattern]) => pattern.test(path))?.[1]
    if (!methods) {
      return refuse(response, { status: 404, code: 'NotFound', message: 'No such control.' })
    }
    if (!methods.includes(request.method ?? '')) {
      const message = `This control is used by ${methods.join(' or ')}.`
      return refuse(response, { status: 405, code: 'MethodNotAllowed', message })
    }
    void pass(request, response, path, control)
  }
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  control: Sandbox['control'],
): Promise<void> {
  const { method = '', headers } = request
  const hasBody = method === 'POST'
  // A form of another page can post text, but never JSON.
  if (hasBody && headers['content-type'] !== 'application/json') {
    const message = 'Controls take application/json.'
    return refuse(response, { status: 415, code: 'UnsupportedMediaType', message })
  }
  const left = whenClientLeaves(response)
  const body = await readBody(request)
  if (!body.ok) return refuseBody(response, body, 'json')
  const asked = new Request(`http://sandbox.invalid/_sandbox/${path}`, {
    method,
    signal: left,
    ...(hasBody ? { body: body.bytes } : {}),
  })
  try {
    await sendResponse(response, await untilAborted(left, control(asked)))
  } catch (error) {
    if (left.aborted) return
    console.error(`The sandbox's control ${path} failed:`, error)
    const message = 'The sandbox failed; its terminal says why.'
    refuse(response, { status: 500, code: 'InternalFailure', message })
  }
}
