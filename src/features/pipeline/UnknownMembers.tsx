import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { useMemo } from 'react'
import { writeJson } from '../../pipeline/json-text.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { findUnknownMembers, memberPathText } from '../../pipeline/unknown-members.ts'

/** Characters of a value that are shown; the structure below has it whole. */
const shownLength = 80

/** The members that this build has no words for, each with its path and what stands there. */
export function UnknownMembers({ pipeline }: { pipeline: Pipeline }) {
  const members = useMemo(() => findUnknownMembers(pipeline), [pipeline])
  if (members.length === 0) {
    return (
      <Box color="text-body-secondary">
        This build knows every member. An update sends back the whole structure as it was read.
      </Box>
    )
  }
  return (
    <Alert
      type="info"
      header={
        members.length === 1
          ? '1 member that this build does not know'
          : `${members.length} members that this build does not know`
      }
    >
      They are kept as they are, numbers and order included, whatever you change here.
      <ul aria-label="Members that this build does not know">
        {members.map(({ path, value }) => {
          const text = memberPathText(pipeline, path)
          return (
            <li key={text} style={{ overflowWrap: 'anywhere' }}>
              <code>{text}</code>: <code>{shorten(writeJson(value))}</code>
            </li>
          )
        })}
      </ul>
    </Alert>
  )
}

const shorten = (text: string) =>
  text.length > shownLength ? `${text.slice(0, shownLength - 1)}…` : text
