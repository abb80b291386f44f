import type { AwsCredentialIdentity } from '@smithy/types'
import { CredentialFailure } from './credential-failure.ts'
import { ProcessFailure } from './credential-process.ts'
import { customEndpoint, EndpointError } from './endpoints.ts'
import { chainOf, kindOf, mfaSerialOf, signInCommandOf } from './profile-kind.ts'
import { type Profile, type Profiles, readProfiles } from './profiles.ts'
import { BundleError, sdkHandler } from './upstream.ts'

/** Gives the code of a person's device once. */
export type TakeCode = () => string | undefined

/**
 * The settings of a profile.
 *
 * @throws CredentialFailure where it is not there, or may not be used.
 */
export function profileNamed(name: string, { profiles, problems }: Profiles): Profile {
  const profile = profiles.get(name)
  if (profile) return profile
  const [problem] = problems
  throw unavailable(problem ? `${problem.file}: ${problem.message}` : `No such profile: ${name}`)
}

/**
 * Asks the SDK for the credentials of a profile: static keys, assumed roles, SSO, programs, web
 * identities and `aws login`, as the profile says. Nothing else is tried in their place, so that a
 * call never goes out as somebody else.
 *
 * @throws CredentialFailure saying what to do.
 */
export async function resolveProfile(
  name: string,
  takeCode: TakeCode,
): Promise<AwsCredentialIdentity> {
  const profiles = await readProfiles()
  const profile = profileNamed(name, profiles)
  // Before the SDK begins, which asks for other credentials at the same time.
  const mfaSerial = mfaSerialOf(name, profiles)
  const code = mfaSerial === undefined ? undefined : takeCode()
  if (mfaSerial !== undefined && code === undefined) {
    throw new CredentialFailure('MfaRequired', `Type the code of your device: ${mfaSerial}`)
  }
  try {
    const clientConfig = clientConfigOf(name, profile, profiles)
    const { fromIni } = await import('@aws-sdk/credential-providers')
    return await fromIni({
      profile: name,
      ignoreCache: true,
      mfaCodeProvider: async () => code ?? '',
      clientConfig,
      // Web identities look here instead.
      parentClientConfig: clientConfig,
    })()
  } catch (error) {
    throw asFailure(error, name, profiles)
  }
}

/**
 * The credentials of the environment: keys, a web identity, or what the container or the instance
 * gives. Profiles have connections of their own.
 *
 * @throws CredentialFailure saying what to do.
 */
export async function resolveEnvironment(): Promise<AwsCredentialIdentity> {
  try {
    const sdk = await import('@aws-sdk/credential-providers')
    const { env } = process
    const region = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION']
    const clientConfig = { requestHandler: sdkHandler({}), ...(region && { region }) }
    if (env['AWS_ACCESS_KEY_ID']) return await sdk.fromEnv()()
    if (env['AWS_WEB_IDENTITY_TOKEN_FILE']) return await sdk.fromTokenFile({ clientConfig })()
    if (
      env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] ||
      env['AWS_CONTAINER_CREDENTIALS_FULL_URI']
    ) {
      return await sdk.fromHttp()()
    }
    return await sdk.fromInstanceMetadata()()
  } catch (error) {
    throw isAwsError(error)
      ? unavailable(`${error.name}: ${error.message}`)
      : unavailable('The environment holds no usable credentials.')
  }
}

/** How the SDK's clients for STS and SSO reach AWS. */
function clientConfigOf(name: string, profile: Profile, profiles: Profiles) {
  const region = profile['region'] ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION']
  const asksSts = chainOf(name, profiles).every(
    (link) => !['sso', 'login'].includes(kindOf(link.profile)),
  )
  const endpoint = asksSts ? customEndpoint('sts', profile, profiles) : undefined
  return {
    requestHandler: sdkHandler(profile),
    // SSO has a region of its own, which the profile names.
    ...(asksSts && region && { region }),
    ...(endpoint && { endpoint: endpoint.href }),
  }
}

/**
 * Says in our own words what went wrong. The SDK's words are not passed on: they quote files and
 * what programs printed. AWS's own are, where AWS refused.
 */
function asFailure(error: unknown, name: string, profiles: Profiles): CredentialFailure {
  const cause = causeOf(error)
  if (cause instanceof EndpointError || cause instanceof BundleError) {
    return unavailable(cause.message)
  }
  const command = signInCommandOf(name, profiles)
  if (command && !isNetworkError(cause) && (!isAwsError(cause) || isUnauthorized(cause))) {
    return new CredentialFailure('SsoSessionExpired', `Sign in, then try again. Run: ${command}`)
  }
  if (isAwsError(cause)) return unavailable(`${cause.name}: ${cause.message}`)
  if (isNetworkError(cause)) {
    return unavailable(`AWS could not be reached for the credentials of profile ${name}.`)
  }
  const text = error instanceof Error ? error.message : ''
  const isOwnText = error instanceof ProcessFailure || /^credential_process [\w\s.]+$/.test(text)
  if (isOwnText) return unavailable(`Profile ${name}: ${text}`)
  const kinds = chainOf(name, profiles).map((link) => kindOf(link.profile))
  return unavailable(
    `Profile ${name} gives no credentials (${kinds.join(' from ')}): ${whyOf(kinds)}`,
  )
}

const whyOf = (kinds: string[]) =>
  kinds.includes('process')
    ? 'what credential_process printed is not what AWS asks for, or has expired.'
    : 'its settings are incomplete or contradict each other.'

const unavailable = (message: string) => new CredentialFailure('CredentialsUnavailable', message)

/** The SDK wraps what SSO answered into a message of its own. */
function causeOf(error: unknown): unknown {
  const { message } = error instanceof Error ? error : { message: undefined }
  return typeof message === 'object' ? message : error
}

interface AwsError extends Error {
  $metadata: { httpStatusCode?: number }
}

const isAwsError = (error: unknown): error is AwsError =>
  error instanceof Error && '$metadata' in error && '$fault' in error

const isUnauthorized = ({ name, $metadata }: AwsError) =>
  name === 'UnauthorizedException' || $metadata.httpStatusCode === 401

const isNetworkError = (error: unknown) =>
  error instanceof Error &&
  ('syscall' in error ||
    error.name === 'TimeoutError' ||
    error.message.startsWith('socket hang up'))
