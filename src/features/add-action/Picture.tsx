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

/** Stands in for names that are not given yet, so that a card never goes without one. */
const unnamed = { newStageName: 'New stage', actionName: 'New action' }

/** The pipeline as the answers make it, what is new marked. */
export function Picture({ draft, edited }: PictureProps) {
  const { base, region: homeRegion, answers } = draft
  const isNamed = Boolean(answers.newStageName.trim() && answers.actionName.trim())
  const pictured = useMemo(() => {
    if (isNamed) return edited
    const named = {
      newStageName: answers.newStageName.trim() || unnamed.newStageName,
      actionName: answers.actionName.trim() || unnamed.actionName,
    }
    return editedOf({ ...draft, answers: { ...answers, ...named } }).pipeline
  }, [isNamed, edited, draft, answers])
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
