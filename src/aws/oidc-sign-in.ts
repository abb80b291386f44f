import * as oauth from 'oauth4webapi'
import { isLoopback } from './config-reader.ts'
import { CredentialFailure, isUnanswered } from './credential-failure.ts'

/** A provider and the page's registration there. The client is public: there is no secret. */
export interface OidcProvider {
  issuer: string
  clientId: string
  scopes: readonly string[]
  /** Cognito's sign-out takes names of its own. */
  isCognito: boolean
}

/** What has to be known again when the provider sends the person back. */
interface Pending {
  state: string
  nonce: string
  verifier: string
  returnTo: string
}

/** Renewed this long before it ends, in milliseconds. */
const margin = 60_000

const pendingKey = 'pipespan/sign-in'
const wasSignedInKey = 'pipespan/was-signed-in'

/**
 * Signing in by authorization code with PKCE (RFC 7636, RFC 9700). Tokens are kept in memory only;
 * what the way to the provider and back needs, is kept in the tab's session storage.
 */
export class OidcSignIn {
  private readonly provider: OidcProvider
  private readonly client: oauth.Client
  private readonly options: { [oauth.allowInsecureRequests]: boolean }
  private server: Promise<oauth.AuthorizationServer> | undefined
  private idToken: { jwt: string; expires: number } | undefined
  private refreshToken: string | undefined
  private renewing: Promise<string> | undefined

  constructor(provider: OidcProvider) {
    this.provider = provider
    this.client = { client_id: provider.clientId }
    // Only an address on this machine may be plain http; the configuration is checked for that.
    this.options = { [oauth.allowInsecureRequests]: isLoopback(provider.issuer) }
  }

  /** Leaves the page. `returnTo` is a path of it. */
  async begin(returnTo: string): Promise<void> {
    const { authorization_endpoint: endpoint } = await this.discover()
    if (!endpoint) throw new Error(`${this.provider.issuer} names no authorization endpoint.`)
    const pending: Pending = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      verifier: oauth.generateRandomCodeVerifier(),
      returnTo,
    }
    sessionStorage.setItem(pendingKey, JSON.stringify(pending))
    const url = new URL(endpoint)
    const parameters = {
      client_id: this.provider.clientId,
      redirect_uri: redirectUri(),
      response_type: 'code',
      scope: this.provider.scopes.join(' '),
      code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
      state: pending.state,
      nonce: pending.nonce,
    }
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
    location.assign(url)
  }

  /** Exchanges the code of the provider's answer for tokens. @returns where the person was. */
  async complete(answer: URL, { state, nonce, verifier, returnTo }: Pending): Promise<string> {
    const server = await this.discover()
    const parameters = oauth.validateAuthResponse(server, this.client, answer, state)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      this.client,
      oauth.None(),
      parameters,
      redirectUri(),
      verifier,
      this.options,
    )
    const tokens = await oauth.processAuthorizationCodeResponse(server, this.client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
    await this.keep(server, response, tokens)
    sessionStorage.setItem(wasSignedInKey, 'yes')
    return returnTo
  }

  /** An ID token that is good for a minute at least. */
  async currentIdToken(): Promise<string> {
    if (!this.idToken) throw new CredentialFailure('NotSignedIn', 'You are not signed in.')
    if (this.idToken.expires - Date.now() > margin) return this.idToken.jwt
    this.renewing ??= this.renew().finally(() => {
      this.renewing = undefined
    })
    return this.renewing
  }

  /** Forgets the tokens. @returns where the provider ends its own session, if it says so. */
  async end(): Promise<string | undefined> {
    const idToken = this.idToken?.jwt
    this.idToken = undefined
    this.refreshToken = undefined
    sessionStorage.removeItem(wasSignedInKey)
    const { end_session_endpoint: endpoint } = await this.discover()
    if (!endpoint) return undefined
    const url = new URL(endpoint)
    url.searchParams.set('client_id', this.provider.clientId)
    if (this.provider.isCognito) url.searchParams.set('logout_uri', redirectUri())
    else {
      url.searchParams.set('post_logout_redirect_uri', redirectUri())
      if (idToken) url.searchParams.set('id_token_hint', idToken)
    }
    return url.href
  }

  private async renew(): Promise<string> {
    const ended = (cause?: unknown) =>
      new CredentialFailure('SignInExpired', 'Your sign-in has expired.', cause)
    if (!this.refreshToken) throw ended()
    try {
      const server = await this.discover()
      const response = await oauth.refreshTokenGrantRequest(
        server,
        this.client,
        oauth.None(),
        this.refreshToken,
        this.options,
      )
      const tokens = await oauth.processRefreshTokenResponse(server, this.client, response)
      if (!tokens.id_token) throw new Error('The provider renewed no ID token.')
      return await this.keep(server, response, tokens)
    } catch (error) {
      if (isUnanswered(error)) throw error
      throw ended(error)
    }
  }

  /** Takes the tokens of an answer, once the ID token's signature fits the provider's keys. */
  private async keep(
    server: oauth.AuthorizationServer,
    response: Response,
    tokens: oauth.TokenEndpointResponse,
  ): Promise<string> {
    await oauth.validateApplicationLevelSignature(server, response, this.options)
    const claims = oauth.getValidatedIdTokenClaims(tokens)
    if (!claims || !tokens.id_token) throw new Error('The provider sent no ID token.')
    this.idToken = { jwt: tokens.id_token, expires: claims.exp * 1000 }
    this.refreshToken = tokens.refresh_token ?? this.refreshToken
    return tokens.id_token
  }

  /** What the provider says of itself; asked again after a failure. */
  private discover(): Promise<oauth.AuthorizationServer> {
    const issuer = new URL(this.provider.issuer)
    this.server ??= oauth
      .discoveryRequest(issuer, { algorithm: 'oidc', ...this.options })
      .then((response) => oauth.processDiscoveryResponse(issuer, response))
      .catch((error: unknown) => {
        this.server = undefined
        throw error
      })
    return this.server
  }
}

/** Where the provider sends people back to: the page's root, which every static host serves. */
const redirectUri = () => `${location.origin}/`

/**
 * Whether the page's address is a provider's answer to a sign-in that this tab began. What was
 * noted for it is taken away: an answer is used once.
 */
export function takePendingSignIn(address: URL): Pending | undefined {
  const { searchParams } = address
  if (!searchParams.has('state') || !(searchParams.has('code') || searchParams.has('error'))) {
    return undefined
  }
  const noted = sessionStorage.getItem(pendingKey)
  sessionStorage.removeItem(pendingKey)
  return noted === null ? undefined : (JSON.parse(noted) as Pending)
}

/**
 * Whether somebody was signed in to this tab before a reload, which forgets all tokens. Said once,
 * so that no loop of sign-ins can begin.
 */
export function takeWasSignedIn(): boolean {
  const was = sessionStorage.getItem(wasSignedInKey) !== null
  sessionStorage.removeItem(wasSignedInKey)
  return was
}
