import Box from '@cloudscape-design/components/box'
import { useMemo } from 'react'
import { type Draft, editedOf } from '../../draft/draft.ts'
import { describeChange, findChanges } from '../../pipeline/changes.ts'

/** Sentences shown; the review has all of them. */
const shown = 3

/** What a draft changes, in its first sentences. */
export function DraftChanges({ draft }: { draft: Draft }) {
  const { sentences, conflicts } = useMemo(() => {
    const { pipeline, conflicts } = editedOf(draft)
    const changes = findChanges(draft.base, pipeline, draft.region)
    return { sentences: changes.map(describeChange), conflicts: conflicts.length }
  }, [draft])
  const more = sentences.length - shown
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      {sentences.length === 0 && (
        <Box color="text-body-secondary">Nothing that AWS would notice yet.</Box>
      )}
      {sentences.slice(0, shown).map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
      {more > 0 && <Box color="text-body-secondary">And {more} more.</Box>}
      {conflicts > 0 && (
        <Box color="text-status-error">
          {conflicts === 1 ? '1 change no longer fits.' : `${conflicts} changes no longer fit.`}
        </Box>
      )}
    </div>
  )
}
