import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useCallback, useMemo } from 'react'
import { type Draft, editedOf } from '../../draft/draft.ts'
import { ComparedPipelines } from '../../graph/ComparedPipelines.tsx'
import { findChanges } from '../../pipeline/changes.ts'
import { describeConflict } from '../../pipeline/edits.ts'
import { findTemplateProblems } from '../../template/template-problems.ts'
import { Sentences } from '../../ui/Sentences.tsx'
import type { ReviewParts } from './template-parts.ts'
import type { OpenPipeline } from './use-open-template.ts'

interface TemplateChangesProps {
  opened: OpenPipeline
  draft: Draft
  parts: ReviewParts
}

/** What will change in a pipeline of a template, and what AWS would say to it. */
export function TemplateChanges({ opened, draft, parts }: TemplateChangesProps) {
  const { found, pipeline, place } = opened
  const { region } = draft
  // On the template as it is now, which a stack may have got since.
  const edited = useMemo(() => editedOf({ ...draft, base: pipeline }), [draft, pipeline])
  const changes = useMemo(
    () => findChanges(pipeline, edited.pipeline, region),
    [pipeline, edited, region],
  )
  const before = useMemo(() => findTemplateProblems(found), [found])
  const problems = useMemo(
    () => findTemplateProblems(found, edited.pipeline),
    [found, edited.pipeline],
  )
  const isUnknown = useCallback((value: unknown) => found.drawn.has(value), [found])
  const { StoresTable, ReviewProblems, ChangeNotes, Checks } = parts
  return (
    <SpaceBetween size="l">
      {edited.conflicts.length > 0 && (
        <Alert type="error" header="Some of your changes no longer fit">
          <Sentences texts={edited.conflicts.map(({ conflict }) => describeConflict(conflict))} />
        </Alert>
      )}
      <ReviewProblems problems={problems} before={before} />
      <ChangeNotes before={pipeline} after={edited.pipeline} />
      <ComparedPipelines
        title="The pipeline"
        before={pipeline}
        after={edited.pipeline}
        changes={changes}
        homeRegion={region}
        empty="Nothing changes."
      />
      <StoresTable before={pipeline} after={edited.pipeline} homeRegion={region} />
      {Checks && (
        <Checks place={place} before={pipeline} after={edited.pipeline} isUnknown={isUnknown} />
      )}
    </SpaceBetween>
  )
}
