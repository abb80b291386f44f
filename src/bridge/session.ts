import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Middleware } from './middleware.ts'
import { refuse } from './refusal.ts'

/** 32 random bytes as 43 characters of base64url, good for one launch. */
export const createToken = (): string => randomBytes(32).toString('base64url')

const hash = (text: string) => createHash('sha256').update(text).digest()

/** Compares without telling by its duration how much is right; hashes make the lengths equal. */
const isEqual = (given: string, right: string) => timingSafeEqual(hash(given), hash(right))

/** Browsers keep one cookie jar for all ports of a host, so each console's cookie has its own name. */
const cookieName = ({ socket }: IncomingMessage) => `pipespan-${socket.localPort}`

function cookiesNamed(name: string, { headers }: IncomingMessage): string[] {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

/** Who may use the bridge: a browser that was given the launch token, and holds this launch's cookie. */
export interface Session {
  /** `/aws/session`: POST exchanges `x-pipespan-token` for the cookie, GET says whether it is there. */
  exchange: Middleware
  /** Lets only requests with the cookie through. */
  required: Middleware
}

/** @param token what the printed URL's fragment carries; the cookie's value is another secret. */
export function createSession(token: string): Session {
  const secret = createToken()
  const isOpen = (request: IncomingMessage) =>
    cookiesNamed(cookieName(request), request).some((value) => isEqual(value, secret))

  const exchange: Middleware = (request, response, next) => {
    if (request.url !== '/aws/session') return next()
    if (request.method === 'POST') {
      if (!isEqual(String(request.headers['x-pipespan-token'] ?? ''), token)) {
        const message = 'This token is not of this launch. Open the URL that was printed last.'
        return refuse(response, { status: 403, code: 'PipespanWrongToken', message })
      }
      const cookie = `${cookieName(request)}=${secret}; HttpOnly; SameSite=Strict; Path=/`
      response.setHeader('set-cookie', cookie)
    } else if (request.method !== 'GET') {
      const message = 'A session is asked for by GET and opened by POST.'
      return refuse(response, { status: 405, code: 'MethodNotAllowed', message })
    } else if (!isOpen(request)) {
      return refuse(response, sessionRequired)
    }
    response.statusCode = 204
    response.end()
  }

  const required: Middleware = (request, response, next) => {
    if (isOpen(request)) return next()
    refuse(response, sessionRequired)
  }

  return { exchange, required }
}

const sessionRequired = {
  status: 401,
  code: 'PipespanSessionRequired',
  message: 'Open the URL that the console printed when it was started; it carries a token.',
}
