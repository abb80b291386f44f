import type { Sandbox } from '../sandbox/sandbox.ts'
import type { Accounts } from './accounts.ts'
import { connectionsOf } from './connection-routes.ts'
import { ownHostOnly } from './host.ts'
import { loopbackOnly } from './loopback.ts'
import { inOrder, isAwsRoute, type Middleware } from './middleware.ts'
import { oneRequestPerConnection } from './one-request-per-connection.ts'
import { type Connections, type Deadlines, relayTo } from './relay.ts'
import { sameOriginOnly } from './same-origin.ts'
import { controlsOf } from './sandbox-controls.ts'
import { type PageKind, securityHeaders } from './security-headers.ts'
import { createSession, createToken } from './session.ts'

export interface Bridge {
  /** The launch token; see `createToken`. */
  token: string
  connections: Connections
  /** What the page may ask about; without it, the list of connections is not there. */
  accounts?: Accounts
  /** Steers the connection `sandbox`; without it, its controls are not there. */
  control?: Sandbox['control']
  pages: PageKind
  /** What marks Vite's own inline scripts, in dev. */
  nonce?: string
  deadlines?: Deadlines
}

/**
 * Everything that stands between a browser and AWS, in the order in which it decides.
 * What is neither refused nor an AWS call goes on to Vite, which serves the pages.
 */
export function createBridge({
  token,
  connections,
  accounts,
  control,
  pages,
  nonce = createToken(),
  deadlines,
}: Bridge): Middleware {
  const session = createSession(token)
  const answerAws = inOrder([
    sameOriginOnly,
    session.exchange,
    session.required,
    ...(control ? [controlsOf(control)] : []),
    ...(accounts ? [connectionsOf(accounts)] : []),
    relayTo(connections, deadlines),
  ])
  return inOrder([
    oneRequestPerConnection,
    securityHeaders(pages, nonce),
    loopbackOnly,
    ownHostOnly,
    (request, response, next) =>
      isAwsRoute(request) ? answerAws(request, response, next) : next(),
  ])
}
