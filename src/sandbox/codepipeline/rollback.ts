import type { Stage } from '../../pipeline/pipeline.ts'
import { Refusal } from '../refusal.ts'
import { caller, entryOf, type Execution, latest, type PipelineRecord } from '../world.ts'
import { startRun } from './start-run.ts'

interface Rollback {
  stage: Stage
  /** The run whose revisions come back. */
  target: Execution
  /** Epoch milliseconds. */
  now: number
}

/**
 * A run of one stage with an earlier run's revisions.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-rollback.html
 */
export function rollbackStage(record: PipelineRecord, { stage, target, now }: Rollback): Execution {
  const { declaration, version } = latest(record)
  const refuse = (why: string) => new Refusal('UnableToRollbackStageException', why)
  if (declaration.pipelineType !== 'V2') {
    throw refuse('Stage rollback can only be used with V2 pipelines.')
  }
  const stageIndex = declaration.stages.indexOf(stage)
  if (stageIndex === 0) throw refuse(`The source stage ${stage.name} cannot be rolled back`)
  if (target.version !== version) {
    throw new Refusal(
      'PipelineExecutionOutdatedException',
      `The pipeline has changed since the execution ${target.id}`,
    )
  }
  if (entryOf(target.stages, stage.name)?.status !== 'Succeeded' || target.rollbackOf) {
    throw refuse(`The stage ${stage.name} has not succeeded in the execution ${target.id}`)
  }
  if (record.executions.some((one) => entryOf(one.stages, stage.name)?.status === 'InProgress')) {
    throw refuse(`The stage ${stage.name} is running`)
  }
  return startRun(record, now, {
    trigger: { triggerType: 'ManualRollback', triggerDetail: caller },
    rollback: { target, stageIndex },
  })
}
