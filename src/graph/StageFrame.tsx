import type { Node, NodeProps } from '@xyflow/react'
import { Chips } from './Chips.tsx'
import { useGraphView } from './graph-view.ts'
import type { PositionedStage } from './layout.ts'
import type { Mark } from './marks.ts'
import { stageDescription, stageName, titleOf } from './node-names.ts'
import { problemPlace } from './problem-counts.ts'
import { stageStatus, transitionInto } from './state.ts'
import { StatusIcon } from './StatusIcon.tsx'
import { useGraphItem } from './use-graph-item.ts'

export type StageNode = Node<{ positioned: PositionedStage; isEmpty: boolean }, 'stage'>

/** The frame behind a stage's actions, with its name and status in the head. */
export function StageFrame({ id, data }: NodeProps<StageNode>) {
  const { name, index } = data.positioned
  const { state, marks, problems } = useGraphView()
  const { button, description } = useGraphItem(id, { stage: name })
  const status = stageStatus(state, name)
  const mark: Mark | undefined = index === undefined ? 'removed' : marks.stages.get(name)
  const counted = index === undefined ? undefined : problems.get(problemPlace(index))
  const transition = transitionInto(state, name)
  return (
    <div className={mark ? `graph-stage graph-stage-${mark}` : 'graph-stage'}>
      <button {...button} className="graph-stage-head" aria-label={stageName(name, status)}>
        <span className="graph-card-line" title={titleOf(name, status)}>
          {status && <StatusIcon type={status.type} />}
          <span className="graph-stage-name">{name}</span>
        </span>
        <Chips mark={mark} problems={counted} />
        <span id={description} hidden>
          {stageDescription({ mark, problems: counted, transition })}
        </span>
      </button>
      {data.isEmpty && <span className="graph-stage-empty">No actions</span>}
    </div>
  )
}
