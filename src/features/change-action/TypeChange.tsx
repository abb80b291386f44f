import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import type { Place } from '../../aws/connection.ts'
import { pipelineTypeOf } from '../../pipeline/pipeline.ts'
import { outcomeOf } from './outcome.ts'
import { useChangedDraft } from './use-changed-draft.ts'

interface TypeChangeProps {
  place: Place
  name: string
  onReview: () => void
}

/** Offers the newer type to a pipeline of the first one; the review says what that costs. */
export function TypeChange({ place, name, onReview }: TypeChangeProps) {
  const { changing, save } = useChangedDraft(place, name)
  if (!changing || pipelineTypeOf(changing.pipeline) !== 'V1') return null
  return (
    <Box display="inline" margin={{ left: 's' }}>
      <Link
        href={`/${place.connection}/${place.region}/pipelines/${name}/review`}
        onFollow={(event) => {
          event.preventDefault()
          save(outcomeOf(changing.draft, [{ kind: 'set-pipeline-type', pipelineType: 'V2' }]).draft)
          onReview()
        }}
      >
        Change to V2
      </Link>
    </Box>
  )
}
