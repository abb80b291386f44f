import Alert from '@cloudscape-design/components/alert'
import type { SourceProblem } from '../../template/source-problem.ts'

interface SourceProblemsProps {
  header: string
  type: 'error' | 'info'
  problems: readonly SourceProblem[]
}

/** What is wrong or odd in a text, each with its place. */
export const SourceProblems = ({ header, type, problems }: SourceProblemsProps) => (
  <Alert type={type} header={header}>
    <ul>
      {problems.map(({ line, column, message, hint }) => (
        <li key={`${line}/${column}/${message}`}>
          Line {line}, column {column}: {message} {hint}
        </li>
      ))}
    </ul>
  </Alert>
)
