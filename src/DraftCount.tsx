import Badge from '@cloudscape-design/components/badge'
import { hasEdits } from './draft/draft.ts'
import { useDrafts } from './draft/draft-store.ts'

/** How many drafts this browser keeps; nothing where there are none. */
export function DraftCount() {
  const count = useDrafts().filter(hasEdits).length
  if (count === 0) return null
  return (
    <Badge color="blue">
      <span aria-label={`${count} ${count === 1 ? 'draft' : 'drafts'}`} role="img">
        {count}
      </span>
    </Badge>
  )
}
