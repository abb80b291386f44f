import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { readScope } from './credential-scope.ts'
import { headersOf, sendResponse, untilAborted, whenClientLeaves } from './fetch-exchange.ts'
import { ownHostOnly } from './host.ts'
import { loopbackOnly } from './loopback.ts'
import { inOrder, type Middleware } from './middleware.ts'
import type { ErrorForm } from './error-form.ts'
import { refuse } from './refusal.ts'
import { readBody, refuseBody } from './request-body.ts'
import { isFromBrowser } from './same-origin.ts'

/**
 * The sandbox as an ordinary AWS endpoint for the AWS CLI and the SDKs: service and region are
 * read from the signature's scope. `/_sandbox/…` steers the sandbox. Not for web pages: they have
 * the bridge, and its rules.
 */
export function createSandboxEndpoint(sandbox: Sandbox): Server {
  const answer = inOrder([
    loopbackOnly,
    ownHostOnly,
    noBrowser,
    (request, response) => void answerRequest(sandbox, request, response),
  ])
  return createServer((request, response) => answer(request, response, () => {}))
}

const noBrowser: Middleware = (request, response, next) => {
  if (!isFromBrowser(request)) return next()
  const message = 'This is an AWS endpoint for the AWS CLI and the SDKs, not for web pages.'
  refuse(response, { status: 403, code: 'OriginNotAllowed', message }, formOf(request))
}

async function answerRequest(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const left = whenClientLeaves(response)
  const body = await readBody(request)
  if (!body.ok) return refuseBody(response, body, formOf(request))
  try {
    const asked = toRequest(request, body.bytes, left)
    const answer = await untilAborted(left, ask(sandbox, asked))
    if (answer instanceof Response) await sendResponse(response, answer)
    else refuseUnsigned(request, response, answer)
  } catch (error) {
    if (left.aborted) return
    console.error('The sandbox failed:', error)
    const message = 'The sandbox failed; its terminal says why.'
    refuse(response, { status: 500, code: 'InternalFailure', message }, formOf(request))
  }
}

function ask(sandbox: Sandbox, request: Request): Promise<Response | keyof typeof refusals> {
  const { pathname, searchParams } = new URL(request.url)
  if (pathname.startsWith('/_sandbox/')) return sandbox.control(request)
  const scope = readScope(request.headers.get('authorization') ?? undefined, searchParams)
  return scope.ok ? sandbox.answer(request, scope.scope) : Promise.resolve(scope.why)
}

function toRequest(
  request: IncomingMessage,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Request {
  const { method = 'GET', url = '/', headers } = request
  const mayHaveBody = method !== 'GET' && method !== 'HEAD'
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: headersOf(request),
    signal,
    ...(mayHaveBody ? { body: bytes } : {}),
  })
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/CommonErrors.html */
const refusals = {
  missing: {
    status: 403,
    code: 'MissingAuthenticationToken',
    message: 'Missing Authentication Token',
  },
  incomplete: {
    status: 400,
    code: 'IncompleteSignature',
    message: "The signature's credential scope must be key/date/region/service/aws4_request.",
  },
}

/** JSON services write every error's name with "Exception" behind it. */
function refuseUnsigned(
  request: IncomingMessage,
  response: ServerResponse,
  why: keyof typeof refusals,
): void {
  const form = formOf(request)
  const { code, ...rest } = refusals[why]
  refuse(response, { ...rest, code: form === 'json' ? `${code}Exception` : code }, form)
}

/** Without a scope only the request's own form says which service it meant. */
function formOf({ headers }: IncomingMessage): ErrorForm {
  const type = headers['content-type'] ?? ''
  if (headers['x-amz-target'] !== undefined || type.includes('json')) return 'json'
  return type.startsWith('application/x-www-form-urlencoded') ? 'query' : 'rest-xml'
}
