import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  addedProblems,
  describeProblem,
  type Problem,
  problemSource,
} from '../../pipeline/problems.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'

interface ReviewProblemsProps {
  problems: readonly Problem[]
  /** What the pipeline had before; only what the changes bring is told as a warning. */
  before: readonly Problem[]
}

/** What AWS will refuse, then what it takes but may fail in a run; each with the page it is from. */
export function ReviewProblems({ problems, before }: ReviewProblemsProps) {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = addedProblems(before, problems).filter(({ severity }) => severity === 'warning')
  if (errors.length + warnings.length === 0) return null
  return (
    <SpaceBetween size="l">
      {errors.length > 0 && (
        <Alert type="error" header="AWS will refuse the update while these stand">
          <Lines problems={errors} />
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert type="warning" header="AWS will accept these, but they may fail in a run">
          <Lines problems={warnings} />
        </Alert>
      )}
    </SpaceBetween>
  )
}

const Lines = ({ problems }: { problems: readonly Problem[] }) => (
  <ul>
    {problems.map((problem) => (
      <li key={`${problem.kind}/${problem.path.join('/')}`}>
        {describeProblem(problem)}{' '}
        <ExternalLink href={problemSource(problem.kind)}>Source</ExternalLink>
      </li>
    ))}
  </ul>
)
