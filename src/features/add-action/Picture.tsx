import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { lazy, Suspense, useMemo } from 'react'
import { findChanges } from '../../pipeline/changes.ts'
import { editedOf } from '../../draft/draft.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { WizardDraft } from './field-problems.ts'

const PipelineGraph = lazy(async () => ({
  default: (await import('../../graph/PipelineGraph.tsx')).PipelineGraph,
}))

interface PictureProps {
  draft: WizardDraft
  /** The pipeline as the draft makes it. */
  edited: Pipeline
}

/** Stands in for answers not given yet: a card has a name, and is not drawn in the home region. */
const open = { newStageName: 'New stage', actionName: 'New action', region: 'no region yet' }

/** The pipeline as the answers make it, what is new marked. */
export function Picture({ draft, edited }: PictureProps) {
  const { base, region: homeRegion, answers } = draft
  const { newStageName, actionName, region } = answers
  const isAnswered = Boolean(newStageName.trim() && actionName.trim() && region)
  const pictured = useMemo(() => {
    if (isAnswered) return edited
    const filled = {
      newStageName: newStageName.trim() || open.newStageName,
      actionName: actionName.trim() || open.actionName,
      region: region || open.region,
    }
    return editedOf({ ...draft, answers: { ...draft.answers, ...filled } }).pipeline
  }, [isAnswered, edited, draft, newStageName, actionName, region])
  const changes = useMemo(
    () => findChanges(base, pictured, homeRegion),
    [base, pictured, homeRegion],
  )
  return (
    <Container
      disableContentPaddings
      header={
        <Header variant="h2" description="Follows your answers. Nothing is sent before you submit.">
          {base.name} with your changes
        </Header>
      }
    >
      <Suspense
        fallback={
          <Box padding="l">
            <StatusIndicator type="loading">Drawing the pipeline</StatusIndicator>
          </Box>
        }
      >
        <PipelineGraph pipeline={pictured} homeRegion={homeRegion} changes={changes} />
      </Suspense>
    </Container>
  )
}
