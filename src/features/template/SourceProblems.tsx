import Alert from '@cloudscape-design/components/alert'
import type { SourceProblem } from '../../template/source-problem.ts'

interface SourceProblemsProps {
  header: string
  type: 'error' | 'info'
  problems: readonly SourceProblem[]
}

/** One mistake is followed by others that go away with it. */
const shown = 5

/** What is wrong or odd in a text, each with its place; the first are enough to begin with. */
export const SourceProblems = ({ header, type, problems }: SourceProblemsProps) => (
  <Alert type={type} header={header}>
    <ul>
      {problems.slice(0, shown).map(({ line, column, message, hint }) => (
        <li key={`${line}/${column}/${message}`}>
          Line {line}, column {column}: {message} {hint}
        </li>
      ))}
      {problems.length > shown && <li>And {problems.length - shown} more after these.</li>}
    </ul>
  </Alert>
)
