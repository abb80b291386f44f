import type { Action, Pipeline, Stage } from '../../pipeline/pipeline.ts'
import {
  type ActionRun,
  declarationOf,
  entryOf,
  type Execution,
  latest,
  type PipelineRecord,
} from '../world.ts'
import { externalExecution } from './links.ts'
import { fetchedSources, messageOf, revisionOf } from './revisions.ts'
import { seconds } from './state.ts'

const kindOf = (record: PipelineRecord, execution: Execution) => ({
  trigger: execution.trigger,
  executionMode: (declarationOf(record, execution) ?? latest(record).declaration).executionMode,
  executionType: execution.rollbackOf === undefined ? 'STANDARD' : 'ROLLBACK',
  ...(execution.rollbackOf !== undefined && {
    rollbackMetadata: { rollbackTargetPipelineExecutionId: execution.rollbackOf },
  }),
})

/** One entry of ListPipelineExecutions. */
export const summaryOf = (record: PipelineRecord, execution: Execution, home: string) => ({
  pipelineExecutionId: execution.id,
  status: execution.status,
  ...(execution.statusSummary && { statusSummary: execution.statusSummary }),
  startTime: seconds(execution.started),
  lastUpdateTime: seconds(execution.changed),
  sourceRevisions: fetchedSources(record, execution, home).map(({ action, id, summary, url }) => ({
    actionName: action.name,
    revisionId: id,
    revisionSummary: summary,
    ...(url !== undefined && { revisionUrl: url }),
  })),
  ...(execution.stopReason && { stopTrigger: { reason: execution.stopReason } }),
  ...kindOf(record, execution),
})

/** The answer of GetPipelineExecution. */
export const pipelineExecution = (record: PipelineRecord, execution: Execution, home: string) => ({
  pipelineName: latest(record).declaration.name,
  pipelineVersion: execution.version,
  pipelineExecutionId: execution.id,
  status: execution.status,
  ...(execution.statusSummary && { statusSummary: execution.statusSummary }),
  artifactRevisions: fetchedSources(record, execution, home).flatMap(
    ({ action, id, summary, url }) =>
      (action.outputArtifacts ?? []).map(({ name }) => ({
        name,
        revisionId: id,
        revisionSummary: summary,
        created: seconds(execution.started),
        ...(url !== undefined && { revisionUrl: url }),
      })),
  ),
  ...(execution.variables && {
    variables: execution.variables.map(({ name, value }) => ({ name, resolvedValue: value })),
  }),
  ...kindOf(record, execution),
})

interface ActionAttempt {
  execution: Execution
  stageName: string
  actionName: string
  run: ActionRun
}

/** Everything that actions did in the runs, newest first; what was retried among it. */
export const attemptsOf = (
  executions: readonly Execution[],
  { isLatestOnly = false } = {},
): ActionAttempt[] =>
  executions
    .flatMap((execution) =>
      Object.entries(execution.stages).flatMap(([stageName, stage]) =>
        [...(isLatestOnly ? [] : (stage.retried ?? [])), stage.actions].flatMap((actions) =>
          Object.entries(actions).map(([actionName, run]) => ({
            execution,
            stageName,
            actionName,
            run,
          })),
        ),
      ),
    )
    .toReversed()
    .toSorted((a, b) => b.run.started - a.run.started)

const findAction = (stages: readonly Stage[], stageName: string, actionName: string) =>
  stages.find(({ name }) => name === stageName)?.actions.find(({ name }) => name === actionName)

/** One entry of ListActionExecutions. */
export function actionExecution(record: PipelineRecord, attempt: ActionAttempt, home: string) {
  const { execution, stageName, actionName, run } = attempt
  const declaration = declarationOf(record, execution)
  const action = findAction(declaration?.stages ?? [], stageName, actionName)
  return {
    pipelineExecutionId: execution.id,
    actionExecutionId: run.id,
    pipelineVersion: execution.version,
    stageName,
    actionName,
    startTime: seconds(run.started),
    lastUpdateTime: seconds(run.changed),
    ...(run.by && { updatedBy: run.by }),
    status: run.status,
    ...(declaration &&
      action && {
        input: inputOf(declaration, action, { execution, home }),
        output: outputOf(declaration, action, { execution, run, home }),
      }),
  }
}

interface Where {
  execution: Execution
  home: string
}

function inputOf(declaration: Pipeline, action: Action, { execution, home }: Where) {
  const { actionTypeId, configuration = {}, roleArn, region = home, namespace } = action
  return {
    actionTypeId,
    configuration,
    resolvedConfiguration: Object.fromEntries(
      Object.entries(configuration).map(([key, value]) => [key, resolve(value, execution)]),
    ),
    ...(roleArn && { roleArn }),
    region,
    inputArtifacts: (action.inputArtifacts ?? []).map(({ name }) =>
      artifact(declaration, name, { execution, home: region }),
    ),
    ...(namespace && { namespace }),
  }
}

function outputOf(
  declaration: Pipeline,
  action: Action,
  { execution, run, home }: Where & { run: ActionRun },
) {
  const isDone = run.status === 'Succeeded'
  const isSource = action.actionTypeId.category === 'Source'
  const revision = isSource && isDone ? revisionOf(execution, action.name) : undefined
  const summary = run.summary ?? (revision === undefined ? undefined : messageOf(action, revision))
  return {
    outputArtifacts: isDone
      ? (action.outputArtifacts ?? []).map(({ name }) =>
          artifact(declaration, name, { execution, home: action.region ?? home }),
        )
      : [],
    executionResult: {
      ...externalExecution(action, home, { id: run.id, revision }),
      ...(summary && { externalExecutionSummary: summary }),
      ...(run.error && { errorDetails: run.error }),
    },
    outputVariables: {},
  }
}

/** Pipeline variables only: the sandbox's actions give none of their own. */
const resolve = (value: string, { variables = [] }: Execution) =>
  value.replaceAll(
    /#\{variables\.([A-Za-z0-9@\-_]+)\}/g,
    (reference, name) => variables.find((variable) => variable.name === name)?.value ?? reference,
  )

/** CodePipeline cuts the names of pipeline and artifact short in an object's key. */
function artifact(declaration: Pipeline, name: string, { execution, home: region }: Where) {
  const store = entryOf(declaration.artifactStores, region) ?? declaration.artifactStore
  const made = (execution.rollbackOf ?? execution.id).replaceAll('-', '').slice(0, 7)
  const key = `${declaration.name.slice(0, 20)}/${name.slice(0, 10)}/${made}`
  return { name, ...(store && { s3location: { bucket: store.location, key } }) }
}
