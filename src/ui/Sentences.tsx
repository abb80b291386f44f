import Box from '@cloudscape-design/components/box'
import './sentences.css'

interface SentencesProps {
  texts: readonly string[]
  /** Said instead when there are none. */
  empty?: string
}

/** What differs, one sentence a line. */
export function Sentences({ texts, empty }: SentencesProps) {
  if (texts.length === 0) return <Box color="text-body-secondary">{empty}</Box>
  return (
    <ul className="sentences">
      {[...new Set(texts)].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
