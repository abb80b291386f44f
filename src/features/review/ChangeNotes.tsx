import Alert from '@cloudscape-design/components/alert'
import Link from '@cloudscape-design/components/link'
import { useMemo } from 'react'
import { findChangeNotes } from '../../pipeline/change-notes.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'

/** What goes with the changes that is not in the structure: a price, an event that has to be there. */
export function ChangeNotes({ before, after }: { before: Pipeline; after: Pipeline }) {
  const notes = useMemo(() => findChangeNotes(before, after), [before, after])
  if (notes.length === 0) return null
  return (
    <Alert type="info" header="What goes with these changes">
      <ul>
        {notes.map(({ text, source }) => (
          <li key={text}>
            {text}{' '}
            <Link external href={source} externalIconAriaLabel="Opens in a new tab">
              Source
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
