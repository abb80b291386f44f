import type { IncomingMessage } from 'node:http'
import type { Middleware } from './middleware.ts'
import { refuse } from './refusal.ts'

/**
 * Whether a page of this very server asks. Browsers set `Sec-Fetch-Site` themselves and no script
 * can; a request without it is not from a page and has the AWS endpoint of the sandbox instead.
 */
function isFromOwnPage({ headersDistinct }: IncomingMessage): boolean {
  const site = headersDistinct['sec-fetch-site'] ?? []
  const origin = headersDistinct['origin'] ?? []
  const own = `http://${headersDistinct['host']?.[0]}`
  return site.length === 1 && site[0] === 'same-origin' && origin.every((given) => given === own)
}

/** Answers only pages of this server. Stands after `ownHostOnly`, which makes `Host` trustworthy. */
export const sameOriginOnly: Middleware = (request, response, next) => {
  if (isFromOwnPage(request)) return next()
  refuse(response, {
    status: 403,
    code: 'OriginNotAllowed',
    message: 'Only pages of this console may ask.',
  })
}

/** Whether a browser sent the request for some page, or a person typed the address into one. */
export const isFromBrowser = ({ headers }: IncomingMessage): boolean =>
  headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
