import type { ActionNode } from './ActionCard.tsx'
import { groupBy } from './group-by.ts'
import type { PositionedGraph } from './layout.ts'
import { sizes } from './sizes.ts'
import type { StageNode } from './StageFrame.tsx'

export type GraphNode = ActionNode | StageNode

/**
 * The layout as React Flow's nodes. Sizes are given and there are no handles, so nothing has to be
 * measured before it is drawn. A stage stands before its actions: the order of a screen reader.
 */
export function toNodes(graph: PositionedGraph): GraphNode[] {
  const byStage = groupBy(graph.actions, ({ stageId }) => stageId)
  return graph.stages.flatMap((stage): GraphNode[] => {
    const actions = byStage.get(stage.id) ?? []
    return [
      {
        type: 'stage',
        ...box(stage, stage),
        zIndex: 0,
        data: { positioned: stage, isEmpty: actions.length === 0 },
      },
      ...actions.map((action): ActionNode => ({
        type: 'action',
        ...box(action, sizes.card),
        zIndex: 2,
        data: { positioned: action },
      })),
    ]
  })
}

const box = (
  { id, x, y }: { id: string; x: number; y: number },
  { width, height }: { width: number; height: number },
) => ({
  id,
  position: { x, y },
  width,
  height,
  measured: { width, height },
  handles: [],
  // React Flow calls every wrapper "node"; the buttons inside have names of their own.
  domAttributes: { 'aria-roledescription': undefined },
})
