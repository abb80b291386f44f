import { isAwsRoute, type Middleware } from './middleware.ts'

/** `built`: what Vite has built. `dev`: Vite's dev server, whose hot reload needs more. */
export type PageKind = 'built' | 'dev'

/** Cloudscape and React Flow set style attributes, so inline styles stay allowed; scripts do not. */
const built: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** React's hot reload starts from an inline script, and news of a change come over a web socket. */
const dev = (nonce: string): Readonly<Record<string, string>> => ({
  ...built,
  'script-src': `'self' 'nonce-${nonce}'`,
  'connect-src': "'self' ws://127.0.0.1:* ws://localhost:*",
})

const policyOf = (directives: Readonly<Record<string, string>>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/**
 * Sets on every answer, refusals too, what a browser must not do with it. Never a CORS header.
 *
 * @param nonce marks the inline scripts that Vite's dev server may add.
 */
export function securityHeaders(kind: PageKind, nonce: string): Middleware {
  const policy = policyOf(kind === 'dev' ? dev(nonce) : built)
  return (request, response, next) => {
    response.setHeader('content-security-policy', policy)
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('x-frame-options', 'DENY')
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-resource-policy', 'same-origin')
    if (isAwsRoute(request)) response.setHeader('cache-control', 'no-store')
    next()
  }
}
