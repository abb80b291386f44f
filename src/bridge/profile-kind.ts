import type { ConnectionKind } from './connection-entries.ts'
import { quoted } from './profile-files.ts'
import type { Profile, Profiles } from './profiles.ts'

/** How a profile comes by credentials, in the order in which the SDK looks. */
export function kindOf(profile: Profile): ConnectionKind {
  if (profile['role_arn'] && (profile['source_profile'] || profile['credential_source'])) {
    return 'assume-role'
  }
  if (profile['aws_access_key_id'] && profile['aws_secret_access_key']) return 'static'
  if (profile['web_identity_token_file'] && profile['role_arn']) return 'web-identity'
  if (profile['credential_process']) return 'process'
  if (profile['sso_session'] || profile['sso_start_url']) return 'sso'
  return profile['login_session'] ? 'login' : 'unknown'
}

/** The profile and those whose credentials it is built on, outermost first. */
export function chainOf(
  name: string,
  { profiles }: Profiles,
): { name: string; profile: Profile }[] {
  const chain: { name: string; profile: Profile }[] = []
  let next: string | undefined = name
  while (next !== undefined && !chain.some((link) => link.name === next)) {
    const profile = profiles.get(next)
    if (!profile) break
    chain.push({ name: next, profile })
    next = kindOf(profile) === 'assume-role' ? profile['source_profile'] : undefined
  }
  return chain
}

/** The device whose code is asked for before the profile's role can be assumed. */
export const mfaSerialOf = (name: string, profiles: Profiles): string | undefined =>
  chainOf(name, profiles).find(({ profile }) => profile['mfa_serial'])?.profile['mfa_serial']

/** What a person types to sign in, where a profile or the one beneath it needs that. */
export function signInCommandOf(name: string, profiles: Profiles): string | undefined {
  for (const link of chainOf(name, profiles)) {
    const kind = kindOf(link.profile)
    if (kind === 'sso') return `aws sso login --profile ${quoted(link.name)}`
    if (kind === 'login') return `aws login --profile ${quoted(link.name)}`
  }
  return undefined
}
