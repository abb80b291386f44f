import type { Action, ActionTypeId, Pipeline } from './pipeline.ts'
import { variablesOf } from './variables.ts'

/** A variable that an action may read, written `#{namespace.name}`. */
export interface AvailableVariable {
  namespace: string
  /** Absent where only the running action knows its names. */
  name?: string
  /** What gives it its value. */
  from: string
}

/**
 * What each provider puts into its namespace.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
const outputs: Readonly<Record<string, string>> = {
  'Source/CodeCommit': 'AuthorDate BranchName CommitId CommitMessage CommitterDate RepositoryName',
  'Source/CodeStarSourceConnection':
    'AuthorDate BranchName CommitId CommitMessage ConnectionArn FullRepositoryName',
  'Source/GitHub':
    'AuthorDate BranchName CommitId CommitMessage CommitterDate CommitUrl RepositoryName',
  'Source/ECR': 'ImageDigest ImageTag ImageURI RegistryId RepositoryName',
  'Source/S3': 'BucketName ETag ObjectKey VersionId',
  'Deploy/CloudFormationStackSet': 'OperationId StackSetId',
  'Deploy/CloudFormationStackInstances': 'OperationId',
  'Invoke/StepFunctions': 'ExecutionArn StateMachineArn',
}

/** Providers whose names are set by what they run: exported, returned, or outputs of a stack. */
const ownNames = new Set(['CodeBuild', 'CloudFormation', 'Lambda'])

/** The output variables of a type, whatever their names; none where it gives none. */
function namesOf({ category, provider }: ActionTypeId): readonly (string | undefined)[] {
  const fixed = outputs[`${category}/${provider}`]?.split(' ')
  return fixed ?? (ownNames.has(provider) ? [undefined] : [])
}

const variablesFrom = ({ namespace, actionTypeId, outputVariables, name: action }: Action) =>
  namespace
    ? [...namesOf(actionTypeId), ...(outputVariables ?? [])].map((name) => ({
        namespace,
        ...(name !== undefined && { name: name.split('/').at(-1) ?? name }),
        from: action,
      }))
    : []

/**
 * The variables that have a value when an action of that stage and run order starts: the run's own,
 * the pipeline's, and those of earlier actions with a namespace.
 */
export function availableVariables(
  pipeline: Pipeline,
  stageName: string,
  runOrder: number,
): AvailableVariable[] {
  const own = pipeline.stages.findIndex(({ name }) => name === stageName)
  const earlier = pipeline.stages
    .slice(0, own + 1)
    .flatMap(({ actions }, index) =>
      actions.filter((action) => index < own || (action.runOrder ?? 1) < runOrder),
    )
  return [
    { namespace: 'codepipeline', name: 'PipelineExecutionId', from: 'The run itself' },
    ...variablesOf(pipeline).map(({ name }) => ({
      namespace: 'variables',
      name,
      from: 'The pipeline',
    })),
    ...earlier.flatMap(variablesFrom),
  ]
}

/** A text in which a variable was begun, and what the text may become. */
export interface Completion {
  /** The whole text with the variable in it. */
  text: string
  /** The variable alone, `#{namespace.name}`. */
  variable: string
  from: string
}

/** Begun and not closed. */
const open = /#\{([\w@.-]*)(?![\w@.}-])/

/** What a `#{` that is still open may become; nothing where none is. */
export function completionsOf(text: string, variables: readonly AvailableVariable[]): Completion[] {
  const found = open.exec(text)
  if (!found) return []
  const [begun, typed = ''] = found
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + begun.length)]
  return variables.flatMap(({ namespace, name, from }) => {
    const inside = `${namespace}.${name ?? ''}`
    if (!inside.toLowerCase().startsWith(typed.toLowerCase()) || inside === typed) return []
    const variable = name === undefined ? `#{${inside}` : `#{${inside}}`
    return [{ text: before + variable + after, variable, from }]
  })
}
