import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Scope } from '../sandbox/sandbox.ts'
import { headersOf, sendResponse, untilAborted, whenClientLeaves } from './fetch-exchange.ts'
import type { Middleware } from './middleware.ts'
import { type Access, findOperation, findService, isContentTypeOf } from './operations.ts'
import type { ErrorForm } from './error-form.ts'
import { refuse, type Refusal } from './refusal.ts'
import { readBody, refuseBody } from './request-body.ts'
import { parseRoute, type Route } from './route.ts'

/** What is asked of AWS, for those who answer in AWS's place. */
export interface AskedOperation {
  name: string
  access: Access
  form: ErrorForm
}

/** Where a connection's calls go. The request's path and query are AWS's own. */
export type Answerer = (
  request: Request,
  scope: Scope,
  operation: AskedOperation,
) => Promise<Response>

/** The connections by name, such as `sandbox`. */
export interface Connections {
  get: (connection: string) => Answerer | undefined
}

/** In milliseconds. */
export interface Deadlines {
  /** For AWS's answer: by default longer than the page itself waits, so that the page decides. */
  answer?: number
  /** For the request's body. */
  body?: number
}

/** What AWS needs to know of a request; cookies, tokens and the like stay here. */
const passedOn = [
  'accept',
  'content-type',
  'x-amz-target',
  'x-amzn-query-mode',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  // S3 wants what it is to keep with a checksum.
  'content-md5',
  'x-amz-checksum-crc32',
  'x-amz-sdk-checksum-algorithm',
]

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])

/** Answers `/aws/{connection}/{region}/{service}/…` for listed operations. The guards stand before it. */
export function relayTo(connections: Connections, deadlines: Deadlines = {}): Middleware {
  return (request, response) => {
    void relay(request, response, connections, deadlines)
  }
}

async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  connections: Connections,
  { answer: answerDeadline = 90_000, body: bodyDeadline }: Deadlines,
): Promise<void> {
  const route = parseRoute(request.url ?? '')
  if (!route) return refuse(response, notFound('This is not the address of an AWS call.'))
  const answerer = connections.get(route.connection)
  if (!answerer) return refuse(response, notFound(`No such connection: ${route.connection}`))
  const service = findService(route.service)
  if (!service) return refuse(response, notListed(route.service))

  const { method = '', headers } = request
  if (!methods.has(method)) return refuse(response, methodNotAllowed(method), service.form)
  if (!isContentTypeOf(service, headers['content-type'])) {
    return refuse(response, wrongContentType(route.service), service.form)
  }

  // Before the body is awaited, or a client that leaves meanwhile would not be noticed.
  const left = whenClientLeaves(response)
  const body = await readBody(request, { deadline: bodyDeadline })
  if (!body.ok) return refuseBody(response, body, service.form)
  const target = headers['x-amz-target']
  const operation = findOperation(service, {
    method,
    path: route.path,
    query: route.query,
    target: typeof target === 'string' ? target : undefined,
    body: new TextDecoder().decode(body.bytes),
  })
  if (!operation) return refuse(response, notListed(route.service), service.form)

  const { name, access } = operation
  const signal = AbortSignal.any([left, AbortSignal.timeout(answerDeadline)])
  const asked = toAwsRequest(request, route, body.bytes, signal)
  try {
    const scope = { service: route.service, region: route.region }
    const answer = await untilAborted(
      signal,
      answerer(asked, scope, { name, access, form: service.form }),
    )
    await sendResponse(response, answer)
  } catch (error) {
    if (left.aborted) return
    if (!signal.aborted) console.error(`${route.service} ${name} failed in the bridge:`, error)
    refuse(response, signal.aborted ? noAnswer(name) : failed(name), service.form)
  }
}

function toAwsRequest(
  request: IncomingMessage,
  { path }: Route,
  body: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Request {
  const all = headersOf(request)
  const headers = new Headers()
  for (const name of passedOn) {
    const value = all.get(name)
    if (value !== null) headers.set(name, value)
  }
  const { method = 'GET', url = '' } = request
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  // The host is never taken from the request, and nothing is sent to this one.
  return new Request(`http://aws.invalid${path}${query}`, {
    method,
    headers,
    signal,
    ...(method === 'POST' || method === 'PUT' ? { body } : {}),
  })
}

const notFound = (message: string): Refusal => ({ status: 404, code: 'NotFound', message })

const notListed = (service: string): Refusal => ({
  status: 403,
  code: 'OperationNotRelayed',
  message: `The console does not pass this ${service} operation on: it is not on its list.`,
})

const methodNotAllowed = (method: string): Refusal => ({
  status: 405,
  code: 'MethodNotAllowed',
  message: `AWS calls are made by GET, HEAD, POST, PUT and DELETE, not by ${method}.`,
})

const wrongContentType = (service: string): Refusal => ({
  status: 415,
  code: 'UnsupportedMediaType',
  message: `This is not the content type of ${service} calls.`,
})

const noAnswer = (operation: string): Refusal => ({
  status: 504,
  code: 'GatewayTimeout',
  message: `No answer came in time. Whether AWS has done it is not known: ${operation}`,
})

const failed = (operation: string): Refusal => ({
  status: 500,
  code: 'InternalFailure',
  message: `The console failed; its terminal says why: ${operation}`,
})
