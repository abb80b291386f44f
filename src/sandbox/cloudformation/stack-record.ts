/** Stacks as the state keeps them: plain JSON. Times are epoch milliseconds. */

export type Json = Record<string, unknown>

/** What a stack is made from. */
export interface StackSource {
  /** As submitted. */
  template: string
  /** By key, as text. */
  parameters: Record<string, string>
  tags: Record<string, string>
  capabilities: string[]
  roleArn?: string
}

export interface ResourceRecord {
  type: string
  physicalId: string
  status: string
  reason?: string
  changed: number
  /** With every intrinsic function resolved. */
  properties: Json
  metadata?: unknown
  /** As the service had it right after it was made or changed, where the sandbox can tell. */
  asMade?: Json
  /** It outlives its stack. */
  isRetained?: boolean
}

export interface EventRecord {
  id: string
  at: number
  logicalId: string
  physicalId: string
  type: string
  status: string
  reason?: string
  token?: string
}

export interface StepRecord {
  logicalId: string
  action: 'create' | 'update' | 'replace'
  /** The resource before the step; absent: there was none. */
  before?: ResourceRecord
  /** Its first event has been told. */
  isBegun?: boolean
}

export interface NamedResource {
  logicalId: string
  resource: ResourceRecord
}

/** A create or update while it goes on. */
export interface OperationRecord {
  kind: 'CREATE' | 'UPDATE'
  phase: 'resources' | 'cleanup' | 'rollback'
  /** When the next thing happens. */
  at: number
  token?: string
  changeSet: string
  target: StackSource
  steps: StepRecord[]
  /** Steps that were begun, newest first: the way back. */
  begun: StepRecord[]
  /** What is deleted at the end. */
  leftover: NamedResource[]
  /** What the template no longer has. */
  removed: string[]
  /** It failed, and what was done is taken back. */
  isUndone?: boolean
  keepsFailure?: boolean
}

export interface ChangeSetRecord {
  id: string
  name: string
  type: 'CREATE' | 'UPDATE'
  created: number
  description?: string
  source: StackSource
  deploymentMode?: string
  clientToken?: string
  keepsFailure?: boolean
  /** When AWS has worked it out. */
  ready: number
  /** In the form of DescribeChangeSet, with values. */
  changes: Json[]
  /** Why it failed; absent: it did not. */
  failure?: string
  execution?: 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED' | 'OBSOLETE'
}

export interface StackRecord {
  /** The ARN. */
  id: string
  name: string
  created: number
  updated?: number
  status: string
  reason?: string
  source: StackSource
  description?: string
  resources: Record<string, ResourceRecord>
  outputs: Record<string, { value: string; description?: string; exportName?: string }>
  /** Oldest first. */
  events: EventRecord[]
  changeSets: ChangeSetRecord[]
  operation?: OperationRecord
  /** What was found when somebody last looked for drift. */
  drift?: { id: string; at: number; count: number; status: string }
}
