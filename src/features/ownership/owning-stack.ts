import type { Place } from '../../aws/connection.ts'
import type { PipelineOwner } from '../../aws/pipeline-owner.ts'
import { draftNameOf } from '../../draft/template-draft.ts'

export type OwningStack = Extract<PipelineOwner, { owner: 'stack' }>

/** What a draft of the pipeline in its stack's template is kept under. */
export const templateDraftKey = (
  { connection, region }: Place,
  { stackName: stack, logicalId }: OwningStack,
) => ({
  connection,
  region,
  pipeline: draftNameOf({ source: { kind: 'stack', connection, region, stack }, logicalId }),
})

/** Where the changes of the pipeline in its template are reviewed. */
export const templateReviewHref = (
  { connection, region }: Place,
  { stackName, logicalId }: OwningStack,
): string =>
  `/${connection}/${region}/stacks/${stackName}/template/${encodeURIComponent(logicalId)}/review`
