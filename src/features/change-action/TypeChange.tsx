import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import type { Place } from '../../aws/connection.ts'
import { pipelineTypeOf } from '../../pipeline/pipeline.ts'
import { outcomeOf } from './outcome.ts'
import { useChangedDraft, type Written } from './use-changed-draft.ts'

interface TypeChangeProps {
  place: Place
  name: string
  /** Where the pipeline is no live one. */
  written?: Written | undefined
  onReview: () => void
}

/** Offers the newer type to a pipeline of the first one; the review says what that costs. */
export function TypeChange({ place, name, written, onReview }: TypeChangeProps) {
  const { changing, save } = useChangedDraft(place, name, written)
  if (!changing || pipelineTypeOf(changing.pipeline) !== 'V1') return null
  return (
    <Box display="inline" margin={{ left: 's' }}>
      <Button
        variant="inline-link"
        onClick={() => {
          save(outcomeOf(changing, [{ kind: 'set-pipeline-type', pipelineType: 'V2' }]).draft)
          onReview()
        }}
      >
        Change to V2
      </Button>
    </Box>
  )
}
