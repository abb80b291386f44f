import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import {
  describeProblem,
  type Problem,
  problemSource,
  type Severity,
} from '../../pipeline/problems.ts'
import type { Selection } from '../../graph/selection.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'

const severities: Record<Severity, { type: 'error' | 'warning' | 'info'; title: string }> = {
  error: { type: 'error', title: 'AWS refuses an update while these stand' },
  warning: {
    type: 'warning',
    title: 'AWS accepts these, but they may fail when the pipeline runs',
  },
  hint: { type: 'info', title: 'Worth a look' },
}

interface ProblemsListProps {
  problems: readonly Problem[]
  pipeline: Pipeline
  onSelect: (selection: Selection) => void
}

/** Every broken rule in words, worst first, each with the AWS page it comes from. */
export function ProblemsList({ problems, pipeline, onSelect }: ProblemsListProps) {
  if (problems.length === 0) {
    return <StatusIndicator type="success">No problems found in the structure</StatusIndicator>
  }
  return (
    <SpaceBetween size="l">
      {(['error', 'warning', 'hint'] as const).map((severity) => {
        const found = problems.filter((problem) => problem.severity === severity)
        return (
          found.length > 0 && (
            <SpaceBetween key={severity} size="xs">
              <Box variant="h3">{severities[severity].title}</Box>
              {found.map((problem) => (
                <ProblemLine
                  key={`${problem.kind}/${problem.path.join('/')}`}
                  problem={problem}
                  selection={selectionAt(pipeline, problem)}
                  onSelect={onSelect}
                />
              ))}
            </SpaceBetween>
          )
        )
      })}
    </SpaceBetween>
  )
}

interface ProblemLineProps {
  problem: Problem
  selection: Selection | undefined
  onSelect: (selection: Selection) => void
}

function ProblemLine({ problem, selection, onSelect }: ProblemLineProps) {
  return (
    <StatusIndicator type={severities[problem.severity].type} wrapText>
      <Box display="inline" color="text-body-secondary">
        {describeProblem(problem)}{' '}
        {selection && (
          <>
            <Link onFollow={() => onSelect(selection)}>Show</Link>{' '}
          </>
        )}
        <ExternalLink href={problemSource(problem.kind)}>Source</ExternalLink>
      </Box>
    </StatusIndicator>
  )
}

/** The action a problem's path points into. */
function selectionAt(pipeline: Pipeline, { path }: Problem): Selection | undefined {
  const [stages, stageIndex, actions, actionIndex] = path
  if (stages !== 'stages' || typeof stageIndex !== 'number') return undefined
  const stage = pipeline.stages[stageIndex]
  if (!stage || actions !== 'actions' || typeof actionIndex !== 'number') return undefined
  const action = stage.actions[actionIndex]
  return action && { stage: stage.name, action: action.name }
}
