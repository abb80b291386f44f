import Icon from '@cloudscape-design/components/icon'
import { memo } from 'react'
import { type Region, regionOf } from '../pipeline/pipeline.ts'
import { Chips } from './Chips.tsx'
import type { Selection } from './selection.ts'
import type { PositionedStage } from './layout.ts'
import type { Mark } from './change-target.ts'
import { countText, stageDescription, stageName, titleOf } from './node-names.ts'
import type { ProblemCount } from './problem-counts.ts'
import type { RunStatus } from './run-status.ts'
import { sameFacts } from './same-facts.ts'
import type { TransitionState } from './state.ts'
import { StatusIcon } from './StatusIcon.tsx'
import { type ItemFacts, useGraphItem } from './use-graph-item.ts'

interface StageFrameProps extends ItemFacts {
  positioned: PositionedStage
  homeRegion: Region
  status: RunStatus | undefined
  mark: Mark | undefined
  problems: ProblemCount | undefined
  transition: TransitionState
  /** Zoomed out so far that the stage stands for its actions; how much room its name has then. */
  alone: 'wide' | 'narrow' | undefined
  onSelect: (selection: Selection) => void
  /** Absent where stages cannot be collapsed. */
  onToggle: ((stage: string) => void) | undefined
}

/** The frame behind a stage's actions, with its name and status in the head. */
export const StageFrame = memo((props: StageFrameProps) => {
  const { positioned, status, mark, problems, transition, alone, onSelect, onToggle } = props
  const { id, name, x, y, width, height, actions, isCollapsed } = positioned
  const { button, description } = useGraphItem(id, props, () => onSelect({ stage: name }))
  return (
    <div
      className="graph-place graph-place-stage"
      style={{ transform: `translate(${x}px,${y}px)`, width, height }}
    >
      <div className={classOf(mark, alone)}>
        <button {...button} className="graph-stage-head" aria-label={stageName(name, status)}>
          <span className="graph-card-line" title={titleOf(name, status)}>
            {status && <StatusIcon type={status.type} />}
            <span className="graph-stage-name">{name}</span>
          </span>
          <Chips mark={mark} problems={problems} />
          <span id={description} hidden>
            {stageDescription({ mark, problems, transition })}
          </span>
          {alone === 'wide' && <StageFacts {...props} />}
        </button>
        {onToggle && !alone && actions.length > 0 && (
          <button
            type="button"
            tabIndex={-1}
            className="graph-stage-toggle"
            aria-expanded={!isCollapsed}
            aria-label={`${isCollapsed ? 'Expand' : 'Collapse'} stage ${name}`}
            onClick={() => onToggle(name)}
          >
            <Icon name={isCollapsed ? 'treeview-expand' : 'treeview-collapse'} size="small" />
          </button>
        )}
        {actions.length === 0 && !alone && <span className="graph-stage-empty">No actions</span>}
      </div>
    </div>
  )
}, sameFacts)
StageFrame.displayName = 'StageFrame'

const classOf = (mark: Mark | undefined, alone: StageFrameProps['alone']) =>
  `graph-stage${mark ? ` graph-stage-${mark}` : ''}${
    alone ? ` graph-stage-alone graph-stage-${alone}` : ''
  }`

/** What a stage stands for where its cards are too small to read. */
function StageFacts({ positioned: { actions }, homeRegion }: StageFrameProps) {
  const regions = [...new Set(actions.map((action) => regionOf(action, homeRegion)))]
  const away = regions.filter((region) => region !== homeRegion)
  return (
    <span className="graph-stage-facts">
      {countText(actions.length, 'action')}
      {away.length > 0 && <span>{away.join(', ')}</span>}
    </span>
  )
}
