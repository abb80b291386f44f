import type { AwsCredentialIdentityProvider } from '@smithy/types'
import type { OidcSignIn } from './oidc-sign-in.ts'
import { registerSignIn, sessionOf, setSession } from './browser-session.ts'
import { forgetClients } from './clients.ts'
import { type Connection, registerConnections } from './connection.ts'
import { CredentialFailure, isUnanswered } from './credential-failure.ts'
import type { EndpointService, HostedConfig, SignIn } from './hosted-config.ts'
import { keepCredentials } from './kept-credentials.ts'
import { setTransport } from './transport.ts'

/** Somebody who signed in at the provider that `config.json` names. */
export const signedInConnection = 'browser'
/** Keys that a person pasted. */
const pastedConnection = 'keys'

/** The SDK's providers and the OAuth client are large, and the sandbox needs neither. */
const loadProviders = () => import('./browser-credentials.ts')

/** Codes by which AWS says that credentials are no longer good, whatever their date says. */
const refusedCredentials =
  /ExpiredToken|InvalidClientTokenId|UnrecognizedClient|RequestExpired|InvalidAccessKeyId/

interface Holder {
  id: string
  config: HostedConfig
  ask: AwsCredentialIdentityProvider
  /** Whether asking again may give other credentials. */
  canRenew: boolean
}

/**
 * Calls of a connection go straight to AWS, signed in the page with what `ask` gives.
 *
 * @returns forgets what was asked for, so that the next call is made by whoever is signed in then.
 */
function openTransport({ id, config, ask, canRenew }: Holder): () => void {
  const kept = keepCredentials(async () => {
    try {
      const given = await ask()
      setSession(id, { status: 'signed-in', expires: given.expiration })
      return given
    } catch (error) {
      throw noteFailure(id, error)
    }
  })
  const forget = () => {
    kept.forget()
    forgetClients(id)
  }
  setTransport(id, {
    endpointOf: (service) => config.endpoints[service as EndpointService],
    credentials: kept.provide,
    bucketRegions: config.regions,
    fetch: async (input, init) => {
      const answer = await fetch(input, init)
      if (answer.status < 400 || answer.status >= 500) return answer
      const code = `${answer.headers.get('x-amzn-errortype')} ${await answer.clone().text()}`
      if (refusedCredentials.test(code)) {
        forget()
        if (!canRenew) setSession(id, { status: 'expired', why: 'AWS no longer takes these keys.' })
      }
      return answer
    },
  })
  return forget
}

/** Says on every screen that somebody has to sign in, and sorts why. */
function noteFailure(id: string, error: unknown): Error {
  if (isUnanswered(error)) {
    const words = `No answer came when credentials were asked for (${(error as Error).message}).`
    return new CredentialFailure('CredentialsUnreachable', words, error)
  }
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  const failure =
    error instanceof CredentialFailure
      ? error
      : new CredentialFailure('CredentialsRefused', `${name}: ${message}`, error)
  if (sessionOf(id)?.status !== 'signed-out') {
    setSession(id, { status: 'expired', why: failure.message })
  }
  return failure
}

/** Makes known what `config.json` offers beside the sandbox. @returns the first, to land in. */
export async function registerHostedConnections(
  config: HostedConfig,
): Promise<{ first: Connection | undefined; oidc: OidcSignIn | undefined }> {
  const [defaultRegion = ''] = config.regions
  const made: Connection[] = []
  const register = (id: string, label: string) => {
    made.push({ id, label, kind: 'browser', defaultRegion, transport: 'browser' })
  }
  let oidc: OidcSignIn | undefined
  if (config.signIn) {
    oidc = await offerSignIn(config, config.signIn)
    register(signedInConnection, config.label)
  }
  if (config.pastedKeys) {
    offerPastedKeys(config)
    register(pastedConnection, config.signIn ? `${config.label}, pasted keys` : config.label)
  }
  registerConnections(made)
  return { first: made[0], oidc }
}

async function offerSignIn(config: HostedConfig, signIn: SignIn): Promise<OidcSignIn> {
  const [{ issuerOf }, { OidcSignIn }] = await Promise.all([
    loadProviders(),
    import('./oidc-sign-in.ts'),
  ])
  const oidc = new OidcSignIn({
    issuer: issuerOf(signIn, config.endpoints),
    clientId: signIn.clientId,
    scopes: signIn.kind === 'oidc' ? signIn.scopes : ['openid'],
    isCognito: signIn.kind === 'cognito',
  })
  const place = { region: config.regions[0] ?? '', endpoints: config.endpoints }
  const ask: AwsCredentialIdentityProvider = async () => {
    const { credentialsOf, assumeRole } = await loadProviders()
    const own = credentialsOf(signIn, () => oidc.currentIdToken(), place)
    return config.assumeRole ? assumeRole(own, config.assumeRole, place)() : own()
  }
  const forget = openTransport({ id: signedInConnection, config, ask, canRenew: true })
  registerSignIn(signedInConnection, {
    signIn: (returnTo) => oidc.begin(returnTo),
    signOut: () => {
      setSession(signedInConnection, { status: 'signed-out' })
      forget()
      return oidc.end()
    },
  })
  return oidc
}

function offerPastedKeys(config: HostedConfig): void {
  let held: AwsCredentialIdentityProvider | undefined
  const ask: AwsCredentialIdentityProvider = async () => {
    if (!held) throw new CredentialFailure('NotSignedIn', 'No keys have been pasted.')
    const given = await held()
    if (!given.expiration || given.expiration.getTime() > Date.now()) return given
    throw new CredentialFailure('SignInExpired', 'The pasted keys have expired.')
  }
  const forget = openTransport({ id: pastedConnection, config, ask, canRenew: false })
  registerSignIn(pastedConnection, {
    takeKeys: ({ accessKeyId, secretAccessKey, sessionToken, expiration }, roleArn) => {
      const own: AwsCredentialIdentityProvider = async () => ({
        accessKeyId,
        secretAccessKey,
        ...(sessionToken && { sessionToken }),
        ...(expiration && { expiration }),
      })
      const place = { region: config.regions[0] ?? '', endpoints: config.endpoints }
      held = roleArn
        ? async () => (await loadProviders()).assumeRole(own, { roleArn }, place)()
        : own
      forget()
      setSession(pastedConnection, { status: 'signed-in', expires: expiration })
    },
    signOut: async () => {
      held = undefined
      forget()
      setSession(pastedConnection, { status: 'signed-out' })
      return undefined
    },
  })
}
