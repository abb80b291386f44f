import type { PipelineExecution, PipelineExecutionSummary } from '../../aws/executions.ts'
import { shortId } from '../../pipeline/runs.ts'

const triggers: Readonly<Record<string, string>> = {
  CreatePipeline: 'Pipeline created',
  StartPipelineExecution: 'Started by hand',
  PollForSourceChanges: 'Source changed (polled)',
  Webhook: 'Webhook',
  WebhookV2: 'Git trigger',
  CloudWatchEvent: 'EventBridge rule',
  PutActionRevision: 'Source revision sent',
  ManualRollback: 'Rolled back by hand',
  AutomatedRollback: 'Rolled back on failure',
}

type Run = Pick<PipelineExecutionSummary & PipelineExecution, 'trigger'>

/** Why a run started, in words; a trigger that AWS adds later is said as AWS writes it. */
export function triggerText({ trigger }: Run): string {
  const type = trigger?.triggerType
  return type === undefined ? '–' : (triggers[type] ?? type)
}

/** Who or what started a run: the last part of an ARN, or AWS's own words. */
export function triggeredBy({ trigger }: Run): string | undefined {
  const detail = trigger?.triggerDetail
  return detail?.startsWith('arn:') ? detail.split(/[:/]/).at(-1) : detail
}

/** A revision as people quote it: the first letters of a hash, anything else as it is. */
export const revisionText = (revision: string): string =>
  /^[0-9a-f]{40,}$/.test(revision) ? shortId(revision) : revision
