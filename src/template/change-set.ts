/**
 * What a change set of CloudFormation would do, in terms that a person decides by. AWS's own names:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */

/** The part of a ResourceChangeDetail that decisions need. */
interface DetailFacts {
  Target?:
    | {
        Attribute?: string | undefined
        Name?: string | undefined
        RequiresRecreation?: string | undefined
        Path?: string | undefined
        BeforeValue?: string | undefined
        AfterValue?: string | undefined
        AttributeChangeType?: string | undefined
      }
    | undefined
  ChangeSource?: string | undefined
  CausingEntity?: string | undefined
}

/** The part of a ResourceChange that decisions need. */
export interface ChangeFacts {
  Action?: string | undefined
  LogicalResourceId?: string | undefined
  PhysicalResourceId?: string | undefined
  ResourceType?: string | undefined
  Replacement?: string | undefined
  Details?: readonly DetailFacts[] | undefined
}

/** What becomes of a resource. */
export type Fate =
  | 'added'
  | 'updated'
  /** Made anew beside the old one, which is then deleted. */
  | 'replaced'
  /** AWS decides only while it works. */
  | 'maybe-replaced'
  | 'removed'
  | 'imported'
  /** Only CloudFormation's record of it changes. */
  | 'recorded'
  /** AWS cannot say yet. */
  | 'unknown'

export function fateOf({ Action, Replacement }: ChangeFacts): Fate {
  switch (Action ?? '') {
    case 'Add':
      return 'added'
    case 'Remove':
      return 'removed'
    case 'Import':
      return 'imported'
    case 'SyncWithActual':
      return 'recorded'
    case 'Modify':
      if (Replacement === 'True') return 'replaced'
      return Replacement === 'Conditional' ? 'maybe-replaced' : 'updated'
    default:
      return 'unknown'
  }
}

/** How many resources each fate meets; fates that meet none are left out. */
export function countFates(changes: readonly ChangeFacts[]): Partial<Record<Fate, number>> {
  const counts: Partial<Record<Fate, number>> = {}
  for (const change of changes) counts[fateOf(change)] = (counts[fateOf(change)] ?? 0) + 1
  return counts
}

/** A pipeline that would not outlive the change set as it is: its runs and its history go with it. */
export interface PipelineDanger {
  fate: 'replaced' | 'maybe-replaced' | 'removed'
  logicalId: string
  /** The pipeline's name today. */
  name: string
  /** Properties whose change makes AWS replace it. */
  because: string[]
}

const pipelineType = 'AWS::CodePipeline::Pipeline'

export function pipelineDangers(changes: readonly ChangeFacts[]): PipelineDanger[] {
  return changes.flatMap((change) => {
    const fate = fateOf(change)
    if (change.ResourceType !== pipelineType) return []
    if (fate !== 'replaced' && fate !== 'maybe-replaced' && fate !== 'removed') return []
    const {
      LogicalResourceId: logicalId = '',
      PhysicalResourceId: name = '',
      Details = [],
    } = change
    const because = Details.flatMap(({ Target }) =>
      Target?.Name && (Target.RequiresRecreation ?? 'Never') !== 'Never' ? [Target.Name] : [],
    )
    return [{ fate, logicalId, name, because: [...new Set(because)] }]
  })
}

/** One value of a resource that changes. */
export interface ValueChange {
  /** As AWS writes it, such as `/Properties/Stages/1/Actions/0/Region`; else the attribute. */
  path: string
  /** Absent where there is none, or where AWS does not tell it. */
  before: string | undefined
  after: string | undefined
  replaces: boolean
  /** Parameters and resources through which the value changes. */
  causes: string[]
}

/** Each changed value once: AWS tells some twice, for what is known and for what is known later. */
export function valueChanges({ Details = [] }: ChangeFacts): ValueChange[] {
  const found = new Map<string, ValueChange>()
  for (const { Target = {}, CausingEntity } of Details) {
    const { Attribute = '', Name, Path, RequiresRecreation = 'Never' } = Target
    const path = Path ?? (Name === undefined ? `/${Attribute}` : `/${Attribute}/${Name}`)
    const known = found.get(path)
    found.set(path, {
      path,
      before: known?.before ?? Target.BeforeValue,
      after: known?.after ?? Target.AfterValue,
      replaces: known?.replaces === true || RequiresRecreation !== 'Never',
      causes: [...new Set([...(known?.causes ?? []), ...(CausingEntity ? [CausingEntity] : [])])],
    })
  }
  return [...found.values()]
}

/**
 * Whether a change set failed only because there is nothing to change. AWS has no code for it; these
 * are its words: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
 */
export const isEmptyChangeSet = (status: string | undefined, reason: string | undefined): boolean =>
  status === 'FAILED' && /didn't contain changes|No updates are to be performed/.test(reason ?? '')

/** The part of a GetTemplateSummary that decisions need. */
export interface SummaryFacts {
  Capabilities?: readonly string[] | undefined
  DeclaredTransforms?: readonly string[] | undefined
}

/** What a person has to acknowledge before CloudFormation takes the template. */
export function capabilitiesNeeded({ Capabilities, DeclaredTransforms }: SummaryFacts): string[] {
  const expands = (DeclaredTransforms?.length ?? 0) > 0
  return [...new Set([...(Capabilities ?? []), ...(expands ? ['CAPABILITY_AUTO_EXPAND'] : [])])]
}

/** A name that no other change set of the stack has: letters, digits and hyphens. */
export const newChangeSetName = (now: Date): string =>
  `pipespan-${now.toISOString().replace(/\D/g, '').slice(0, 14)}-${crypto.randomUUID().slice(0, 8)}`

/**
 * The `ClientRequestToken` of a change set's execution. It is made from the ARN, so that a page that
 * is opened later finds the events, and executing twice is executing once.
 */
export const executionToken = (changeSetId: string): string =>
  `pipespan-${changeSetId.split('/').at(-1) ?? ''}`
