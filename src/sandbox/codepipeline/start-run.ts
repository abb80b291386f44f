import { caller, type Execution, latest, type PipelineRecord } from '../world.ts'
import { advance } from './executions.ts'

interface DeclaredVariable {
  name: string
  defaultValue?: string
}

interface Started {
  trigger?: Execution['trigger']
  requestToken?: string
  variables?: readonly { name: string; value: string }[]
  chosenRevisions?: Record<string, string>
  /** Brings a run's revisions back to one stage. */
  rollback?: { target: Execution; stageIndex: number }
}

const hex = () => crypto.randomUUID().replaceAll('-', '')

/** A new run, from the first stage unless it is a rollback. */
export function startRun(
  record: PipelineRecord,
  now: number,
  { variables = [], rollback, ...about }: Started = {},
): Execution {
  const declared = (latest(record).declaration['variables'] ?? []) as DeclaredVariable[]
  const resolved = declared.flatMap(({ name, defaultValue }) => {
    const value = variables.find((given) => given.name === name)?.value ?? defaultValue
    return value === undefined ? [] : [{ name, value }]
  })
  const execution: Execution = {
    id: crypto.randomUUID(),
    version: latest(record).version,
    status: 'InProgress',
    started: now,
    changed: now,
    trigger: { triggerType: 'StartPipelineExecution', triggerDetail: caller },
    revision: `${hex()}${hex()}`.slice(0, 40),
    stageIndex: 0,
    stages: {},
    ...(resolved.length > 0 && { variables: resolved }),
    ...about,
    ...(rollback && {
      stageIndex: rollback.stageIndex,
      rollbackOf: rollback.target.id,
      revision: rollback.target.revision,
      ...(rollback.target.chosenRevisions && {
        chosenRevisions: rollback.target.chosenRevisions,
      }),
      ...(rollback.target.variables && { variables: rollback.target.variables }),
    }),
  }
  record.executions.push(execution)
  advance(record, now)
  return execution
}
