import type { IncomingMessage } from 'node:http'
import type { Middleware } from './middleware.ts'
import { refuse } from './refusal.ts'

const names = ['127.0.0.1', 'localhost', '[::1]']

/** Browsers leave the port out of `Host` where it is HTTP's own. */
const withPort = (name: string, port: number | undefined) =>
  port === 80 ? name : `${name}:${port}`

/** Whether `Host` is given once and names this server, exactly. */
function isOwnHost(request: IncomingMessage): boolean {
  const given = request.headersDistinct['host'] ?? []
  const [host = ''] = given
  return (
    given.length === 1 && names.some((name) => host === withPort(name, request.socket.localPort))
  )
}

/**
 * Answers only under this server's own names. A page of another site that makes its name resolve
 * to 127.0.0.1 (DNS rebinding) still sends that name as `Host`.
 */
export const ownHostOnly: Middleware = (request, response, next) => {
  // A full URL as the target would carry a second host.
  if (request.url?.startsWith('/') && isOwnHost(request)) return next()
  refuse(response, {
    status: 403,
    code: 'HostNotAllowed',
    message: `Open the console at http://127.0.0.1:${request.socket.localPort}/.`,
  })
}
