import { createHash, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { LocalServer } from './local-server.ts'

/** Who is registered at the provider. */
export const clientId = '4u5m3v1h2example'
export const userPoolId = 'us-west-2_ExAmPlE12'

interface Code {
  challenge: string
  nonce: string
  redirectUri: string
}

const makeKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url')

/**
 * An OpenID Connect provider on the wire, as a Cognito user pool or any other is one. Strict where
 * the standards are: PKCE by S256 only (RFC 7636), codes good once, no client secret, redirects to
 * the registered address only.
 */
export class IdentityProvider extends LocalServer {
  private readonly keys = makeKeys()
  private readonly otherKeys = makeKeys()
  private readonly codes = new Map<string, Code>()
  private readonly refreshTokens = new Set<string>()
  /** The page's origin, which alone may read the answers and be redirected to. */
  page = ''
  /** How long ID tokens are good. */
  idTokenSeconds = 3600
  /** Whether refresh tokens are taken. */
  mayRenew = true
  /** Signs with a key that the provider does not publish. */
  isForged = false
  /** Answers the next sign-in as if the person had cancelled. */
  isCancelled = false
  /** The grants given, in order. */
  grants: string[] = []

  get issuer(): string {
    return `${this.origin}/${userPoolId}`
  }

  /** Why AWS would not take an ID token; undefined: it takes it. */
  whyRefused(token: string): string | undefined {
    const [head = '', body = '', signature = ''] = token.split('.')
    const signed = Buffer.from(`${head}.${body}`)
    const bytes = Buffer.from(signature, 'base64url')
    if (!verify('sha256', signed, this.keys.publicKey, bytes)) return 'Invalid signature'
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
    if (claims['iss'] !== this.issuer || claims['aud'] !== clientId) return 'Invalid login token.'
    if (Number(claims['exp']) * 1000 <= Date.now()) return 'Invalid login token. Token expired'
    return undefined
  }

  protected async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin)
    response.setHeader('access-control-allow-origin', this.page)
    switch (url.pathname) {
      case `/${userPoolId}/.well-known/openid-configuration`:
        return json(response, 200, this.metadata())
      case `/${userPoolId}/.well-known/jwks.json`: {
        const key = this.keys.publicKey.export({ format: 'jwk' })
        return json(response, 200, { keys: [{ ...key, kid: 'one', alg: 'RS256', use: 'sig' }] })
      }
      case '/oauth2/authorize':
        return this.authorize(url.searchParams, response)
      case '/oauth2/token': {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk as Buffer)
        const form = new URLSearchParams(Buffer.concat(chunks).toString())
        return this.token(request, form, response)
      }
      case '/logout':
        return this.logOut(url.searchParams, response)
      default:
        return json(response, 404, {})
    }
  }

  private metadata() {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.origin}/oauth2/authorize`,
      token_endpoint: `${this.origin}/oauth2/token`,
      end_session_endpoint: `${this.origin}/logout`,
      jwks_uri: `${this.issuer}/.well-known/jwks.json`,
      response_types_supported: ['code', 'token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }
  }

  /** The provider's own page, on which a person says who they are. */
  private authorize(asked: URLSearchParams, response: ServerResponse): void {
    const redirectUri = asked.get('redirect_uri') ?? ''
    const challenge = asked.get('code_challenge') ?? ''
    const isRight =
      redirectUri === `${this.page}/` &&
      asked.get('client_id') === clientId &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256' &&
      /^[\w-]{43}$/.test(challenge) &&
      asked.get('scope')?.split(' ').includes('openid') &&
      asked.get('state') &&
      asked.get('nonce')
    if (!isRight) return json(response, 400, { error: 'invalid_request' })
    const back = new URL(redirectUri)
    back.searchParams.set('state', asked.get('state') ?? '')
    if (this.isCancelled) {
      this.isCancelled = false
      back.searchParams.set('error', 'access_denied')
      back.searchParams.set('error_description', 'The person cancelled')
    } else {
      const code = randomUUID()
      this.codes.set(code, { challenge, nonce: asked.get('nonce') ?? '', redirectUri })
      back.searchParams.set('code', code)
    }
    const link = back.href.replaceAll('&', '&amp;')
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(`<!doctype html><title>Provider</title><a href="${link}">Continue as Ana</a>`)
  }

  private token(request: IncomingMessage, form: URLSearchParams, response: ServerResponse): void {
    const refuse = (error: string) => json(response, 400, { error })
    const hasSecret = request.headers.authorization !== undefined || form.has('client_secret')
    if (hasSecret || form.get('client_id') !== clientId) return refuse('invalid_client')
    const grant = form.get('grant_type') ?? ''
    let nonce: string | undefined
    if (grant === 'authorization_code') {
      const code = this.codes.get(form.get('code') ?? '')
      this.codes.delete(form.get('code') ?? '')
      const verifier = form.get('code_verifier') ?? ''
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      if (code?.challenge !== challenge || code.redirectUri !== form.get('redirect_uri')) {
        return refuse('invalid_grant')
      }
      nonce = code.nonce
    } else if (grant === 'refresh_token') {
      const isKnown = this.refreshTokens.has(form.get('refresh_token') ?? '')
      if (!isKnown || !this.mayRenew) return refuse('invalid_grant')
    } else return refuse('unsupported_grant_type')
    this.grants.push(grant)
    const refresh = randomUUID()
    if (grant === 'authorization_code') this.refreshTokens.add(refresh)
    json(response, 200, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: this.idTokenSeconds,
      id_token: this.idToken(nonce),
      ...(grant === 'authorization_code' && { refresh_token: refresh }),
    })
  }

  private idToken(nonce: string | undefined): string {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: this.issuer,
      aud: clientId,
      sub: 'a5f1c0de-ana',
      iat: now,
      exp: now + this.idTokenSeconds,
      ...(nonce && { nonce }),
    }
    const signed = `${encode({ alg: 'RS256', kid: 'one' })}.${encode(claims)}`
    const { privateKey } = this.isForged ? this.otherKeys : this.keys
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
  }

  /** As Cognito's: its own parameter names, and a registered address only. */
  private logOut(asked: URLSearchParams, response: ServerResponse): void {
    const to = asked.get('logout_uri') ?? asked.get('post_logout_redirect_uri')
    if (asked.get('client_id') !== clientId || to !== `${this.page}/`) {
      return json(response, 400, { error: 'invalid_request' })
    }
    this.grants.push('logout')
    response.writeHead(302, { location: to }).end()
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
