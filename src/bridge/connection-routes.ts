import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Accounts } from './accounts.ts'
import { listConnections } from './connection-list.ts'
import { CredentialFailure } from './credential-failure.ts'
import type { Middleware } from './middleware.ts'
import { refuse } from './refusal.ts'
import { readBody, refuseBody } from './request-body.ts'
import { isConnection, unescapeColon } from './route.ts'

/**
 * What the page may ask about connections. The guards stand before it.
 *
 * - `GET /aws/connections`: `ConnectionList`
 * - `GET /aws/connections/{id}/credentials`: `{ expires?: ISO time }`
 * - `POST /aws/connections/{id}/mfa` with `{ code }`: 204
 */
export function connectionsOf(accounts: Accounts): Middleware {
  return (request, response, next) => {
    const { url = '' } = request
    const [, id, deed] = /^\/aws\/connections(?:\/([^/?#]+)\/(credentials|mfa))?$/.exec(url) ?? []
    if (url !== '/aws/connections' && id === undefined) return next()
    const method = deed === 'mfa' ? 'POST' : 'GET'
    if (request.method !== method) {
      const message = `This is asked for by ${method}.`
      return refuse(response, { status: 405, code: 'MethodNotAllowed', message })
    }
    const answer = id === undefined ? listAll(response) : answerFor(accounts, id, request, response)
    answer.catch((error: unknown) => {
      if (error instanceof CredentialFailure) return refuse(response, error.asRefusal())
      console.error('The list of connections failed:', error)
      const message = 'The console failed; its terminal says why.'
      refuse(response, { status: 500, code: 'InternalFailure', message })
    })
  }
}

async function listAll(response: ServerResponse): Promise<void> {
  sendJson(response, await listConnections())
}

async function answerFor(
  accounts: Accounts,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = unescapeColon(id)
  const account = isConnection(name) ? accounts.find(name) : undefined
  if (!account) {
    const message = 'No connection of this name has credentials.'
    return refuse(response, { status: 404, code: 'NotFound', message })
  }
  if (request.method === 'GET') {
    const expires = await account.expiry()
    return sendJson(response, expires ? { expires: expires.toISOString() } : {})
  }
  // A form of another page can post text, but never JSON.
  if (request.headers['content-type'] !== 'application/json') {
    const message = 'A code is sent as application/json.'
    return refuse(response, { status: 415, code: 'UnsupportedMediaType', message })
  }
  const body = await readBody(request)
  if (!body.ok) return refuseBody(response, body, 'json')
  const code = codeIn(new TextDecoder().decode(body.bytes))
  if (code === undefined) {
    const message = 'A code is six digits.'
    return refuse(response, { status: 400, code: 'ValidationException', message })
  }
  await account.useCode(code)
  response.statusCode = 204
  response.end()
}

function codeIn(text: string): string | undefined {
  try {
    const code = (JSON.parse(text) as { code?: unknown } | null)?.code
    return typeof code === 'string' && /^\d{6}$/.test(code) ? code : undefined
  } catch {
    return undefined
  }
}

function sendJson(response: ServerResponse, value: object): void {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(value))
}
