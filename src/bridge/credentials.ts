import type { AwsCredentialIdentity } from '@smithy/types'
import { awsWordsOf, CredentialFailure, explain, unavailable } from './credential-failure.ts'
import { customEndpoint } from './endpoints.ts'
import { chainOf, kindOf, mfaSerialOf } from './profile-kind.ts'
import { type Profile, type Profiles, readProfiles } from './profiles.ts'
import { sdkHandler } from './upstream.ts'

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
 * @param code of the person's device, where a role asks for one.
 * @throws CredentialFailure saying what to do.
 */
export async function resolveProfile(
  name: string,
  code: string | undefined,
): Promise<AwsCredentialIdentity> {
  const profiles = await readProfiles()
  const profile = profileNamed(name, profiles)
  // Before the SDK begins, which asks for other credentials at the same time.
  const mfaSerial = mfaSerialOf(name, profiles)
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
    throw explain(error, name, profiles)
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
    throw awsWordsOf(error) ?? unavailable('The environment holds no usable credentials.')
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
