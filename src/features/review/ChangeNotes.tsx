import Alert from '@cloudscape-design/components/alert'
import { useMemo } from 'react'
import { findChangeNotes } from '../../pipeline/change-notes.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'

/** What goes with the changes that is not in the structure: a price, an event that has to be there. */
export function ChangeNotes({ before, after }: { before: Pipeline; after: Pipeline }) {
  const notes = useMemo(() => findChangeNotes(before, after), [before, after])
  if (notes.length === 0) return null
  return (
    <Alert type="info" header="What goes with these changes">
      <ul>
        {notes.map(({ text, source }) => (
          <li key={text}>
            {text} <ExternalLink href={source}>Source</ExternalLink>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
