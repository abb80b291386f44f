import Alert from '@cloudscape-design/components/alert'
import type { ConnectionProblem } from '../../aws/connections.ts'

/** What in the shared files could not be read, and so is missing from the list. */
export function FileProblems({ problems }: { problems: readonly ConnectionProblem[] }) {
  if (problems.length === 0) return null
  return (
    <Alert
      type="warning"
      header="Some of the shared AWS files could not be read"
      statusIconAriaLabel="Warning"
    >
      <ul style={{ margin: 0, paddingInlineStart: 20, overflowWrap: 'anywhere' }}>
        {problems.map(({ file, line, message }) => (
          <li key={`${file}:${line}:${message}`}>
            <code>{line === undefined ? file : `${file}:${line}`}</code> {message}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
