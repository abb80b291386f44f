import { loadSharedConfigFiles } from '@smithy/core/config'
import type { ConnectionProblem } from './connection-entries.ts'
import { checkSharedFile, sharedFiles } from './profile-files.ts'

/** One profile's settings by their names in the shared files, merged over both. */
export type Profile = Readonly<Record<string, string | undefined>>

export interface Profiles {
  /** Every profile that may be used. */
  profiles: ReadonlyMap<string, Profile>
  /** The other sections, such as `services.NAME` and `sso-session.NAME`. */
  sections: ReadonlyMap<string, Profile>
  problems: ConnectionProblem[]
}

/** What stands in an address; `route.ts` knows the same form. */
const openable = /^[A-Za-z0-9._@+-]{1,100}$/

/**
 * The profiles of the shared files, read again at every call, so that a change needs no restart.
 * One refused file refuses both, because each can redirect what the other says.
 */
export async function readProfiles(): Promise<Profiles> {
  const { config, credentials } = sharedFiles()
  const checks = await Promise.all([checkSharedFile(config), checkSharedFile(credentials)])
  const problems = checks.flatMap((check) => check.problems)
  if (!checks.every(({ isUsable }) => isUsable)) {
    return { profiles: new Map(), sections: new Map(), problems }
  }
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true })
  const isSection = (name: string) => /^(?:services|sso-session)\./.test(name)
  const sections = new Map(Object.entries(configFile).filter(([name]) => isSection(name)))
  const profiles = new Map<string, Profile>()
  for (const [file, found] of [
    [config, configFile],
    [credentials, credentialsFile],
  ] as const) {
    for (const [name, settings] of Object.entries(found)) {
      if (sections.has(name)) continue
      if (openable.test(name)) profiles.set(name, { ...profiles.get(name), ...settings })
      else problems.push({ file, message: unusableName })
    }
  }
  return { profiles, sections, problems }
}

const unusableName =
  'A profile here cannot be opened: its name has other characters than letters, digits and . _ @ + -'
