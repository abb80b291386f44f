import type { Node, NodeProps } from '@xyflow/react'
import { regionOf } from '../pipeline/pipeline.ts'
import { Chips } from './Chips.tsx'
import { useGraphView } from './graph-view.ts'
import type { PositionedAction } from './layout.ts'
import { type Mark, markOf } from './marks.ts'
import { actionDescription, actionName, providerTitle, titleOf } from './node-names.ts'
import { problemPlace } from './problem-counts.ts'
import { RegionBadge } from './RegionBadge.tsx'
import { RunLine } from './RunLine.tsx'
import { actionRun } from './state.ts'
import { StatusIcon } from './StatusIcon.tsx'
import { useGraphItem } from './use-graph-item.ts'

export type ActionNode = Node<{ positioned: PositionedAction }, 'action'>

/** One action: its status, name, provider and region, and how it differs. */
export function ActionCard({ id, data }: NodeProps<ActionNode>) {
  const { stage, action, place } = data.positioned
  const { homeRegion, state, marks, problems } = useGraphView()
  const { button, description } = useGraphItem(id, { stage, action: action.name })
  const run = actionRun(state, stage, action)
  const status = run?.status
  const mark: Mark | undefined = place ? markOf(marks, stage, action.name) : 'removed'
  const counted = place && problems.get(problemPlace(place.stageIndex, place.actionIndex))
  const provider = providerTitle(action)
  return (
    <button
      {...button}
      className={mark ? `graph-card graph-card-${mark}` : 'graph-card'}
      aria-label={actionName(action, homeRegion, status)}
    >
      <span className="graph-card-line" title={titleOf(action.name, status)}>
        {status && <StatusIcon type={status.type} />}
        <span className="graph-card-name">{action.name}</span>
      </span>
      {run && (
        <span className={`graph-card-run graph-card-run-${run.status.type}`} aria-hidden>
          <RunLine run={run} />
        </span>
      )}
      <span className="graph-card-line">
        <span className="graph-card-provider" title={provider}>
          {provider}
        </span>
        <RegionBadge region={regionOf(action, homeRegion)} homeRegion={homeRegion} />
      </span>
      <Chips mark={mark} problems={counted} />
      <span id={description} hidden>
        {actionDescription({ stage, action, homeRegion, mark, problems: counted, run })}
      </span>
    </button>
  )
}
