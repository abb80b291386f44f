import type { Statement } from '../permissions/statement.ts'
import type { ActionTypeId, Region } from '../pipeline.ts'
import type { ResourceKind } from '../resources.ts'

/** Something of AWS by its kind, and how a configuration names it: by name, id or ARN. */
interface NamedResource {
  names: ResourceKind
  value: string
}

/** Something to make sure of before a submit. `id` is unique within a plan. */
export type Check = { id: string; region: Region; title: string } & (
  | { kind: 'bucket-region'; bucket: string }
  | { kind: 'bucket-owner'; bucket: string }
  | { kind: 'bucket-private'; bucket: string }
  | { kind: 'bucket-access'; bucket: string; roleArn: string; statements: readonly Statement[] }
  | { kind: 'key-state'; keyId: string }
  | { kind: 'key-access'; keyId: string; roleArn: string; statement: Statement }
  | { kind: 'provider'; actionTypeId: ActionTypeId }
  | ({
      kind: 'resource'
      /** What it lies in, such as the application of a deployment group. */
      within?: NamedResource
      /** The account whose resources the action works on, and the pipeline's. */
      account: string
      ownAccount: string
      /** Who makes it in a run where it is not there; `nobody`: it is to be deleted. */
      maker?: 'this action' | 'another action' | 'nobody'
      /** In a registry that this console has no way to. */
      isOutOfReach?: true
    } & NamedResource)
  | {
      kind: 'action-access'
      roleArn: string
      /** The pipeline's. */
      ownAccount: string
      /** Absent: what the provider needs is not written down here. */
      statements?: readonly Statement[]
      /** What else it needs, in sentences; nobody can look it up from the declaration. */
      open?: readonly string[]
      provider: string
    }
  | { kind: 'role-trust'; roleArn: string; serviceRole: string; ownAccount: string }
  | { kind: 'quota'; what: string; before: number; after: number; most: number; source: string }
  | {
      kind: 'artifact-size'
      /** Whose runs tell the size. */
      pipeline: string
      homeRegion: Region
      /** What the limit counts; `isNew`: no run can have made it yet. */
      artifacts: readonly { name: string; isNew: boolean }[]
      limit: SizeLimit
      /** AWS's page about the limit. */
      source: string
    }
)

/** In bytes, for each artifact or all of them; or, in words, of a file inside one. */
export type SizeLimit = { most: number; counts: 'each' | 'together' } | { inside: string }

export type CheckOf<Kind extends Check['kind']> = Extract<Check, { kind: Kind }>

/** Why something could not be made sure of. None of them keeps anyone from submitting. */
export type WhyUnknown =
  /** AWS refused to tell; `permission` would change that. */
  | { why: 'not-allowed'; permission: string }
  | { why: 'signed-out' }
  /** A page without a bridge cannot ask this of AWS, or this console does not pass it on. */
  | { why: 'not-askable' }
  | { why: 'no-answer'; message: string }
  /** It depends on conditions that only a run settles. */
  | { why: 'conditions' }
  | { why: 'only-in-a-run' }
  /** No list of what the provider needs. */
  | { why: 'not-described' }
  /** What is known of it is allowed, and `open` is not known. */
  | { why: 'partly-described'; open: string }
  /** It belongs to another account, where these keys see nothing. */
  | { why: 'other-account'; account?: string }
  /** Whose size is asked for: made for the first time by this draft, by no run yet, or deleted. */
  | { why: 'new-artifact' | 'no-run' | 'gone'; artifact: string }
  /** A list without an end within reason. */
  | { why: 'too-many'; plural: string }

/** How a check came out, in sentences. */
export type Finding =
  | { state: 'passed'; text: string }
  | { state: 'failed'; text: string; todo: string }
  | ({ state: 'unknown'; text: string; todo: string } & WhyUnknown)

/** One decision of IAM's simulator. */
export interface Decision {
  action: string
  resource: string
  decision: 'allowed' | 'denied' | 'explicitly-denied'
  /** Context that a policy asks for and the simulation has not. */
  isMissingContext: boolean
}

/** What AWS said, by what was asked. */
export interface Answers {
  'bucket-region': { region: Region } | 'absent'
  'bucket-owner': { isOwn: boolean } | 'absent'
  /** `isPublic` is absent where no policy was looked at. */
  'bucket-private': { isBlocked: boolean; isPublic?: boolean } | 'absent'
  /** `policy` is the bucket's, as JSON text; absent where it has none. */
  'bucket-access': { decisions: readonly Decision[]; policy?: string } | 'no role' | 'absent'
  'key-state':
    | { arn: string; state: string; isSymmetric: boolean; isAwsManaged: boolean }
    | 'absent'
  'key-access':
    | { decisions: readonly Decision[]; policy: string; keyArn: string }
    | 'no role'
    | 'absent'
  provider: { isOffered: boolean }
  /** A region: it lies there instead. */
  resource: 'found' | 'absent' | 'nothing to lie in' | 'too many' | { elsewhere: Region }
  /** The trust policy, as JSON text. */
  'role-trust': { trust: string } | 'no role'
  'action-access': { decisions: readonly Decision[] } | 'no role'
  /** Bytes, by artifact, of the last run that made it; `gone`: it is no longer in the bucket. */
  'artifact-size': Readonly<Record<string, number | 'no-run' | 'gone'>>
}
