import type { Pipeline } from '../pipeline/pipeline.ts'
import type { StackRecord } from './cloudformation/stack-record.ts'
import type { Fault } from './fault.ts'

/** The account that everything belongs to. */
export const account = '111122223333'

/** Everyone is the same user of it. */
export const caller = `arn:aws:iam::${account}:user/console`

/** Names come from callers: `constructor` is no entry unless somebody made it one. */
export const entryOf = <Value>(
  entries: Record<string, Value> | undefined,
  name: string,
): Value | undefined => (entries && Object.hasOwn(entries, name) ? entries[name] : undefined)

export interface VersionRecord {
  version: number
  declaration: Pipeline
  /** Epoch milliseconds. */
  updated: number
}

type RunStatus =
  | 'InProgress'
  | 'Succeeded'
  | 'Failed'
  | 'Stopping'
  | 'Stopped'
  | 'Superseded'
  | 'Cancelled'

export interface ActionRun {
  id: string
  status: 'InProgress' | 'Succeeded' | 'Failed' | 'Abandoned'
  started: number
  changed: number
  summary?: string
  error?: { code: string; message: string }
  /** Of an approval. */
  token?: string
  /** Who answered the approval, as an ARN. */
  by?: string
}

export interface StageRun {
  status: 'InProgress' | 'Succeeded' | 'Failed' | 'Stopped' | 'Cancelled'
  actions: Record<string, ActionRun>
  /** What each retry replaced, oldest first. */
  retried?: Record<string, ActionRun>[]
}

export interface Execution {
  id: string
  version: number
  status: RunStatus
  statusSummary?: string
  started: number
  changed: number
  trigger: { triggerType: string; triggerDetail: string }
  revision: string
  /** Revisions that the caller chose, by source action. */
  chosenRevisions?: Record<string, string>
  /** The run whose revisions a rollback brings back to one stage. */
  rollbackOf?: string
  requestToken?: string
  variables?: { name: string; value: string }[]
  stopReason?: string
  abandon?: boolean
  /** The stage it is in, or waits to enter. */
  stageIndex: number
  stages: Record<string, StageRun>
}

interface Transition {
  enabled: boolean
  reason?: string
  changed: number
  by: string
}

export interface PipelineRecord {
  created: number
  versions: VersionRecord[]
  /** Oldest first. */
  executions: Execution[]
  /** Inbound, by stage. */
  transitions: Record<string, Transition>
  tags: Record<string, string>
  /** What `****` stands for, by stage, action and key. */
  secrets: Record<string, string>
  /** The caller may list it but not read it. */
  denied?: boolean
  /** Seconds that each action takes, where it is not the usual. */
  pace?: number
}

interface Application {
  id: string
  platform: string
  created: number
  groups: Record<string, { id: string; roleArn: string }>
}

export interface Key {
  id: string
  alias: string
  /** Absent: enabled. */
  state?: 'Disabled' | 'PendingDeletion'
  /** The key policy, as JSON text; absent: the one that leaves it to IAM policies. */
  policy?: string
  /** Made by AWS for one of its services. */
  isAwsManaged?: boolean
}

export interface RegionWorld {
  pipelines: Record<string, PipelineRecord>
  applications: Record<string, Application>
  projects: string[]
  keys: Key[]
  /** By name; absent where none was made here. */
  stacks?: Record<string, StackRecord>
}

export interface Bucket {
  region: string
  created: number
  /** Absent: this account's. */
  owner?: string
  /** What was set, by S3's subresource, as the documents that were sent. */
  settings?: Record<string, object>
  /** The bucket policy, as JSON text. */
  policy?: string
  /** Texts by key; absent: none. */
  objects?: Record<string, string>
}

export interface Role {
  id: string
  path: string
  trust: string
  created: number
  /** Inline policies by name, as JSON text. Absent: the role may do everything. */
  policies?: Record<string, string>
  /** Managed policies by ARN, as JSON text. */
  attached?: Record<string, string>
}

/** An assumed role, until its keys expire. */
export interface Session {
  arn: string
  userId: string
  /** Epoch milliseconds on the sandbox's clock. */
  expires: number
}

/** Everything the sandbox knows, as plain JSON. */
export interface World {
  schema: 1
  /** Milliseconds by which tests have moved the clock on. */
  clockOffset: number
  regions: Record<string, RegionWorld>
  /** Bucket names are global. */
  buckets: Record<string, Bucket>
  /** Roles are global. */
  roles: Record<string, Role>
  /** By access key id; absent where no role was assumed. */
  sessions?: Record<string, Session>
  /** What goes wrong next, oldest first; absent where nothing was set. */
  faults?: Fault[]
}

/** A region as it is, made empty when first asked for. */
export function regionOf(world: World, region: string): RegionWorld {
  const known = entryOf(world.regions, region)
  if (known) return known
  const made: RegionWorld = { pipelines: {}, applications: {}, projects: [], keys: [] }
  world.regions[region] = made
  return made
}

export const latest = (record: PipelineRecord): VersionRecord => {
  const last = record.versions.at(-1)
  if (!last) throw new Error('A pipeline has at least one version')
  return last
}

/** The structure that a run was started with; nothing when that version is no longer kept. */
export const declarationOf = (
  record: PipelineRecord,
  execution: Pick<Execution, 'version'>,
): Pipeline | undefined =>
  record.versions.find(({ version }) => version === execution.version)?.declaration
