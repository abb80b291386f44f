import type { ComponentType } from 'react'
import type { Place } from '../../aws/connection.ts'
import type { PipelineOwner } from '../../aws/pipeline-owner.ts'

/** What this page says of the stack that owns the pipeline. A feature imports no other, so it is handed in. */
export interface OwnerParts {
  OwnerNote: ComponentType<{ place: Place; owner: Extract<PipelineOwner, { owner: 'stack' }> }>
}
