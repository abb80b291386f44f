import { memo } from 'react'
import { type Region, regionOf } from '../pipeline/pipeline.ts'
import { Chips } from './Chips.tsx'
import type { PositionedAction } from './layout.ts'
import type { Mark } from './change-target.ts'
import { actionDescription, actionName, providerTitle, titleOf } from './node-names.ts'
import type { ProblemCount } from './problem-counts.ts'
import { RegionBadge } from './RegionBadge.tsx'
import { RunLine } from './RunLine.tsx'
import { sameFacts } from './same-facts.ts'
import type { Selection } from './selection.ts'
import type { ActionRun } from './state.ts'
import { StatusIcon } from './StatusIcon.tsx'
import { type ItemFacts, useGraphItem } from './use-graph-item.ts'

interface ActionCardProps extends ItemFacts {
  positioned: PositionedAction
  homeRegion: Region
  /** Absent while no state is known. */
  run: ActionRun | undefined
  mark: Mark | undefined
  problems: ProblemCount | undefined
  /** An artifact that the card one looks at reads or makes passes here. */
  isOnWay: boolean
  /** Names of its inputs that are copied to its region. */
  copied: readonly string[] | undefined
  onSelect: (selection: Selection) => void
}

/** One action: its status, name, provider and region, and how it differs. */
export const ActionCard = memo((props: ActionCardProps) => {
  const { positioned, homeRegion, run, mark, problems, isOnWay, copied, onSelect } = props
  const { id, stage, action, x, y } = positioned
  const { button, description } = useGraphItem(id, props, () =>
    onSelect({ stage, action: action.name }),
  )
  const provider = providerTitle(action)
  const status = run?.status
  return (
    <div className="graph-place graph-place-card" style={{ transform: `translate(${x}px,${y}px)` }}>
      <button
        {...button}
        className={`graph-card${mark ? ` graph-card-${mark}` : ''}${isOnWay ? ' graph-card-on-way' : ''}`}
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
        <Chips mark={mark} problems={problems} />
        <span id={description} hidden>
          {actionDescription({ stage, action, homeRegion, mark, problems, run, copied })}
        </span>
      </button>
    </div>
  )
}, sameFacts)
ActionCard.displayName = 'ActionCard'
