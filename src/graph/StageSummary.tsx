import { memo } from 'react'
import { type Region, regionOf } from '../pipeline/pipeline.ts'
import type { PositionedSummary } from './layout.ts'
import { countText } from './node-names.ts'
import { focusItem } from './parts.ts'
import { RegionBadge } from './RegionBadge.tsx'
import { sameFacts } from './same-facts.ts'
import type { StatusCount } from './status-counts.ts'
import { StatusIcon } from './StatusIcon.tsx'
import { type ItemFacts, useGraphItem } from './use-graph-item.ts'

interface StageSummaryProps extends Omit<ItemFacts, 'isSelected' | 'canSelect'> {
  positioned: PositionedSummary
  homeRegion: Region
  statuses: readonly StatusCount[]
  onExpand: (stage: string) => void
}

/** One card for all actions of a collapsed stage; pressed, it makes room for them again. */
export const StageSummary = memo((props: StageSummaryProps) => {
  const { positioned, homeRegion, statuses, onExpand } = props
  const { id, stage, actions, x, y } = positioned
  const { button, description } = useGraphItem(
    id,
    { ...props, isSelected: false, canSelect: false },
    () => undefined,
  )
  const regions = [...new Set(actions.map((action) => regionOf(action, homeRegion)))]
  const away = regions.filter((region) => region !== homeRegion)
  const count = countText(actions.length, 'action')
  return (
    <div className="graph-place graph-place-card" style={{ transform: `translate(${x}px,${y}px)` }}>
      <button
        {...button}
        className="graph-card graph-card-stack"
        aria-label={`Expand stage ${stage}, ${count}`}
        onClick={({ currentTarget }) => {
          // This card goes; the head of its stage stays.
          focusItem(currentTarget.closest<HTMLElement>('.react-flow'), positioned.stageId)
          onExpand(stage)
        }}
      >
        <span className="graph-card-line">
          <span className="graph-card-name">{count}</span>
          {statuses.map(({ status, count }) => (
            <span key={status.text} className="graph-card-status" title={`${count} ${status.text}`}>
              <StatusIcon type={status.type} /> {count}
            </span>
          ))}
        </span>
        <span className="graph-card-line">
          <span className="graph-card-provider">
            {away.length > 1 && `${regions.length} regions`}
          </span>
          {away.length === 1 && away[0] && <RegionBadge region={away[0]} homeRegion={homeRegion} />}
        </span>
        <span id={description} hidden>
          {[
            `Stage ${stage}, collapsed.`,
            `Runs in ${regions.join(', ')}.`,
            ...statuses.map(({ status, count }) => `${count} ${status.text}.`),
          ].join(' ')}
        </span>
      </button>
    </div>
  )
}, sameFacts)
StageSummary.displayName = 'StageSummary'
