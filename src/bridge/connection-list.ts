import type { ConnectionEntry, ConnectionList } from './connection-entries.ts'
import { customEndpoint, EndpointError, partitionOf } from './endpoints.ts'
import { kindOf, mfaSerialOf, signInCommandOf } from './profile-kind.ts'
import { type Profile, type Profiles, readProfiles } from './profiles.ts'

/** What the environment can hold instead of a profile. */
const environmentSigns = [
  'AWS_ACCESS_KEY_ID',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
]

/** The connections of this machine, `AWS_PROFILE` before the other profiles. Built member by member, so that no secret can slip in. */
export async function listConnections(): Promise<ConnectionList> {
  const profiles = await readProfiles()
  const problems = [...profiles.problems]
  const connections: ConnectionEntry[] = [
    { id: 'sandbox', label: 'Sandbox', kind: 'sandbox' },
    ...(environmentSigns.some((name) => process.env[name]) ? [environmentEntry(profiles)] : []),
  ]
  const chosen = process.env['AWS_PROFILE']
  const names = [...profiles.profiles.keys()].toSorted()
  for (const name of [
    ...names.filter((name) => name === chosen),
    ...names.filter((name) => name !== chosen),
  ]) {
    connections.push(profileEntry(name, profiles))
  }
  return { connections, problems }
}

const environmentEntry = (profiles: Profiles): ConnectionEntry => ({
  id: 'environment',
  label: 'Environment',
  kind: 'environment',
  ...place(regionOfEnvironment(), {}, profiles),
})

function profileEntry(name: string, profiles: Profiles): ConnectionEntry {
  const profile = profiles.profiles.get(name) ?? {}
  const session = profiles.sections.get(`sso-session.${profile['sso_session'] ?? ''}`)
  return {
    id: `profile:${name}`,
    label: name,
    kind: kindOf(profile),
    ...place(regionOf(name, profile), profile, profiles),
    ...given('roleArn', profile['role_arn']),
    ...given('sourceProfile', profile['source_profile']),
    ...given('mfaSerial', mfaSerialOf(name, profiles)),
    ...given('ssoStartUrl', session?.['sso_start_url'] ?? profile['sso_start_url']),
    ...given('signInCommand', signInCommandOf(name, profiles)),
  }
}

/** The environment speaks for the profile that it chooses, and for profiles that say nothing. */
const regionOf = (name: string, profile: Profile) =>
  name === process.env['AWS_PROFILE']
    ? (regionOfEnvironment() ?? profile['region'])
    : (profile['region'] ?? regionOfEnvironment())

const regionOfEnvironment = () => process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION']

function place(region: string | undefined, profile: Profile, profiles: Profiles) {
  return {
    ...given('region', region),
    ...given('partition', region && partitionOf(region)),
    ...given('endpointUrl', endpointShown(profile, profiles)),
  }
}

/** Scheme, host and port; a path could say more than a page needs to know. */
function endpointShown(profile: Profile, profiles: Profiles): string | undefined {
  try {
    return customEndpoint('codepipeline', profile, profiles)?.origin
  } catch (error) {
    if (error instanceof EndpointError) return undefined
    throw error
  }
}

const given = <Name extends keyof ConnectionEntry>(name: Name, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, string>>
