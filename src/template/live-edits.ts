import { deepEqual } from '../pipeline/deep-equal.ts'
import type { Edit } from '../pipeline/edits.ts'
import { artifactStoresOf, type Pipeline } from '../pipeline/pipeline.ts'
import type { TemplatePipeline } from './template.ts'

/**
 * Edits of a live pipeline as edits of its template: a store that stays as it is keeps what the
 * template has for it, such as a reference to a parameter.
 *
 * @param live the pipeline that the edits were made on, in the region of the stack.
 */
export function editsForTemplate(
  edits: readonly Edit[],
  live: Pipeline,
  { pipeline, homeRegion }: TemplatePipeline,
): Edit[] {
  const written = artifactStoresOf(pipeline, homeRegion.region)
  const present = artifactStoresOf(live, homeRegion.region)
  return edits.map((edit) => {
    if (edit.kind !== 'set-artifact-store') return edit
    const store = written[edit.region]
    return store && deepEqual(edit.store, present[edit.region]) ? { ...edit, store } : edit
  })
}
