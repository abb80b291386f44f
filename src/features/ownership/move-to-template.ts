import type { QueryClient } from '@tanstack/react-query'
import { isFile } from '../../aws/connection.ts'
import { pipelineOwnerQuery, stackTemplateQuery } from '../../aws/stack-queries.ts'
import { type Draft, planOf } from '../../draft/draft.ts'
import { draftStore } from '../../draft/draft-store.ts'
import { deepEqual } from '../../pipeline/deep-equal.ts'
import { editsForTemplate } from '../../template/live-edits.ts'
import { readTemplate } from '../../template/read-template.ts'
import { pipelineIn, type TemplatePipeline } from '../../template/template.ts'
import { type OwningStack, templateDraftKey } from './owning-stack.ts'

/**
 * A draft of the pipeline in its template that makes the edits of a live pipeline's draft too, after
 * those that it has already.
 */
export function withLiveEdits(
  live: Draft,
  found: TemplatePipeline,
  {
    key,
    before,
    now,
  }: { key: ReturnType<typeof templateDraftKey>; before?: Draft | undefined; now: number },
): Draft {
  const known = before?.edits ?? []
  const edits = editsForTemplate(planOf(live).edits, live.base, found)
  const added = edits.filter((edit) => !known.some((other) => deepEqual(other, edit)))
  const base = found.pipeline.name ? found.pipeline : { ...found.pipeline, name: found.logicalId }
  return { ...(before ?? { ...key, base, readAt: now }), edits: [...known, ...added] }
}

/**
 * Makes a live pipeline's edits in the template of its stack as well: as a draft there, to be
 * reviewed and put into a change set.
 *
 * @returns whether there is such a draft now; false where the template has no such pipeline.
 * @throws AwsFailure where the template cannot be read.
 */
export async function keepForTemplate(
  queryClient: QueryClient,
  live: Draft,
  owner: OwningStack,
): Promise<boolean> {
  const { connection, region } = live
  const place = { connection, region }
  const text = await queryClient.fetchQuery(stackTemplateQuery(place, owner.stackName))
  const reading = readTemplate(text, { homeRegion: region })
  const found = reading.ok ? pipelineIn(reading.template, owner.logicalId) : undefined
  if (!found) return false
  const key = templateDraftKey(place, owner)
  draftStore.set(withLiveEdits(live, found, { key, before: draftStore.get(key), now: Date.now() }))
  return true
}

/** The same where it is not known yet who owns the pipeline; nothing is kept where nobody does. */
export async function keepIfOwned(
  queryClient: QueryClient,
  live: Draft,
  arn: string | undefined,
): Promise<void> {
  const { connection, region, pipeline: name } = live
  if (isFile(live)) return
  const owner = await queryClient.fetchQuery(
    pipelineOwnerQuery({ connection, region }, { name, arn }),
  )
  if (owner.owner === 'stack') await keepForTemplate(queryClient, live, owner)
}
