import { readFileSync } from 'node:fs'
import { type AgentOptions, type ClientRequest, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { HttpRequest } from '@smithy/core/protocols'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { getProxyForUrl } from 'proxy-from-env'
import type { Access } from './operations.ts'
import type { Profile } from './profiles.ts'

/** How long a connection to AWS may take to open, in milliseconds. */
const connectDeadline = 10_000

/** How an SDK client, and the relay, send a request: nothing is repeated, no redirect followed. */
type Send = NodeHttpHandler['handle']

/** A certificate bundle that cannot be read; the message is for the person who set it. */
export class BundleError extends Error {}

/**
 * The certificates that `AWS_CA_BUNDLE` or the profile's `ca_bundle` names, in place of Node's own.
 *
 * @throws BundleError where the file cannot be read.
 */
function readBundle(profile: Profile): string | undefined {
  const file = process.env['AWS_CA_BUNDLE'] || profile['ca_bundle']
  if (!file) return undefined
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new BundleError(`The certificate bundle cannot be read: ${file}`, { cause: error })
  }
}

/** Through a proxy, the certificates are those of the host behind it; the agent itself forgets them. */
class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #tls: { ca?: string }

  constructor(proxy: string, options: AgentOptions & { ca?: string }) {
    super(proxy, options)
    this.#tls = options.ca === undefined ? {} : { ca: options.ca }
  }

  override connect(
    request: ClientRequest,
    options: Parameters<HttpsProxyAgent<string>['connect']>[1],
  ) {
    return super.connect(request, { ...options, ...this.#tls })
  }
}

const handlers = new Map<string, NodeHttpHandler>()

/**
 * One handler for each way out. Reads share connections. Writes get one of their own, so that none
 * is lost on a connection that AWS was about to close, which would leave its outcome unknown.
 */
function handlerFor(url: string, profile: Profile, access: Access): NodeHttpHandler {
  const ca = readBundle(profile)
  // HTTPS_PROXY and NO_PROXY, in capitals or not, as every AWS tool reads them.
  const proxy = url.startsWith('https:') ? getProxyForUrl(url) : ''
  const key = JSON.stringify([proxy, ca, access])
  const found = handlers.get(key)
  if (found) return found
  const options = { keepAlive: access === 'read', maxSockets: 50, ...(ca && { ca }) }
  const handler = new NodeHttpHandler({
    connectionTimeout: connectDeadline,
    httpAgent: new HttpAgent(options),
    httpsAgent: proxy ? new TunnelAgent(proxy, options) : new HttpsAgent(options),
  })
  handlers.set(key, handler)
  return handler
}

/** Sends over the way that proxies and certificates ask for. */
export const sendFor =
  (profile: Profile, access: Access): Send =>
  (request, options) =>
    handlerFor(originOf(request), profile, access).handle(request, options)

const originOf = ({ protocol, hostname, port }: HttpRequest) =>
  `${protocol}//${hostname}${port ? `:${port}` : ''}`

/** The same way out for the SDK's own clients, which ask STS and SSO for credentials. */
export const sdkHandler = (profile: Profile) => ({
  metadata: { handlerProtocol: 'http/1.1' },
  handle: sendFor(profile, 'read'),
  destroy: () => {},
  updateHttpClientConfig: () => {},
  httpHandlerConfigs: () => ({}),
})
