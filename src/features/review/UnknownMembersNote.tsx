import Alert from '@cloudscape-design/components/alert'
import { useMemo } from 'react'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { findUnknownMembers, memberPathText } from '../../pipeline/unknown-members.ts'

/** Says that settings newer than this build are sent back as they came. */
export function UnknownMembersNote({ pipeline }: { pipeline: Pipeline }) {
  const paths = useMemo(
    () => findUnknownMembers(pipeline).map(({ path }) => memberPathText(pipeline, path)),
    [pipeline],
  )
  if (paths.length === 0) return null
  return (
    <Alert
      type="info"
      header={
        paths.length === 1
          ? 'This build does not know 1 member of the pipeline'
          : `This build does not know ${paths.length} members of the pipeline`
      }
    >
      They are sent back as they are:{' '}
      {paths.map((path, index) => (
        <span key={path}>
          {index > 0 && ', '}
          <code>{path}</code>
        </span>
      ))}
      .
    </Alert>
  )
}
