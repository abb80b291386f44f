import { ProcessFailure } from './credential-process.ts'
import { EndpointError } from './endpoints.ts'
import { chainOf, kindOf, signInCommandOf } from './profile-kind.ts'
import type { Profiles } from './profiles.ts'
import type { Refusal } from './refusal.ts'
import { BundleError } from './upstream.ts'

/** Why there are no credentials, as the page acts on it. */
type CredentialCode = 'SsoSessionExpired' | 'MfaRequired' | 'CredentialsUnavailable'

/** There are no credentials for a connection. The message is for a person, and never holds a secret. */
export class CredentialFailure extends Error {
  readonly code: CredentialCode

  constructor(code: CredentialCode, message: string) {
    super(message)
    this.code = code
  }

  asRefusal(): Refusal {
    return { status: 401, code: this.code, message: this.message }
  }
}

export const unavailable = (message: string): CredentialFailure =>
  new CredentialFailure('CredentialsUnavailable', message)

/** How the SDK says that nobody is signed in, or no longer; SSO's own refusal is among it. */
const needsSignIn =
  /aws (?:sso )?login|has expired|is expired|reauthenticate|Failed to load token|Token validation|^UnauthorizedException/

const isOffline = /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|socket hang up|CERT/

/**
 * Says in our own words what went wrong. The SDK's words are not passed on: they quote files and
 * what programs printed. AWS's own are, where AWS refused.
 */
export function explain(error: unknown, name: string, profiles: Profiles): CredentialFailure {
  const { message } = error instanceof Error ? error : { message: '' }
  if (error instanceof EndpointError || error instanceof BundleError) return unavailable(message)
  const command = signInCommandOf(name, profiles)
  if (command && needsSignIn.test(message)) {
    return new CredentialFailure('SsoSessionExpired', `Sign in, then try again. Run: ${command}`)
  }
  const words = awsWordsOf(error)
  if (words) return words
  if (isOffline.test(`${codeOf(error)} ${message}`)) {
    return unavailable(`AWS could not be reached for the credentials of profile ${name}.`)
  }
  // The SDK wraps the failure of a program, and keeps its words, which are ours.
  const isOwn = error instanceof ProcessFailure || /^credential_process [\w\s.]+$/.test(message)
  if (isOwn) return unavailable(`Profile ${name}: ${message}`)
  const kinds = chainOf(name, profiles).map((link) => kindOf(link.profile))
  const why = kinds.includes('process')
    ? 'what credential_process printed is not what AWS asks for, or has expired.'
    : 'its settings are incomplete or contradict each other.'
  return unavailable(`Profile ${name} gives no credentials (${kinds.join(' from ')}): ${why}`)
}

/** AWS's own words, where AWS refused; the SDK turns what SSO answered into a message of its own. */
export function awsWordsOf(error: unknown): CredentialFailure | undefined {
  if (!(error instanceof Error)) return undefined
  if ('$metadata' in error && '$fault' in error)
    return unavailable(`${error.name}: ${error.message}`)
  return /^[A-Z]\w+Exception: /.test(error.message) ? unavailable(error.message) : undefined
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
