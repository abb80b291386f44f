import { useContext, useEffect, useMemo, useRef } from 'react'
import { ActionCard } from './ActionCard.tsx'
import { type ArtifactWay, copiedInputs } from './artifact-flow.ts'
import { CollapsingContext } from './collapsing.ts'
import { type Detail, isInView } from './detail.ts'
import { useGraphView } from './graph-view.ts'
import { groupBy } from './group-by.ts'
import type { PositionedAction, PositionedGraph, PositionedStage } from './layout.ts'
import { markOf } from './marks.ts'
import { problemPlace } from './problem-counts.ts'
import { sizes } from './sizes.ts'
import { StageFrame } from './StageFrame.tsx'
import { StageSummary } from './StageSummary.tsx'
import { actionRun, stageStatus, transitionInto } from './state.ts'
import { countStatuses } from './status-counts.ts'
import type { Rect } from './view.ts'

interface GraphCardsProps {
  graph: PositionedGraph
  part: Rect & Detail
  way: ArtifactWay | undefined
}

/** On stages that are narrower than this on the page, the name is written upright. */
const wideFrom = 88

/**
 * The stages and cards that can be seen, and the one that has the Tab stop. A stage stands before
 * its actions: the order of a screen reader. Each gets what it shows, and renders when that changes.
 */
export function GraphCards({ graph, part, way }: GraphCardsProps) {
  const view = useGraphView()
  const { homeRegion, state, marks, problems, tabStop, focusNext, onSelect } = view
  const { selected, found, pointed } = view
  const collapsing = useContext(CollapsingContext)
  const select = useLatest(onSelect)
  const toggle = useLatest(collapsing?.toggle)
  const cards = useMemo(() => groupBy(graph.actions, ({ stageId }) => stageId), [graph])
  const copied = useMemo(() => copiedInputs(graph.artifactEdges), [graph])
  const summaries = useMemo(() => groupBy(graph.summaries, ({ stageId }) => stageId), [graph])

  const foundAs = (id: string): 'found' | 'pointed' | undefined =>
    found?.has(id) ? (pointed === id ? 'pointed' : 'found') : undefined
  const itemFacts = (id: string) => ({
    isSelected: selected === id,
    found: foundAs(id),
    isTabStop: tabStop === id,
    takesFocus: focusNext === id,
    canSelect: onSelect !== undefined,
  })
  const isMounted = ({ id, x, y }: { id: string; x: number; y: number }) =>
    id === tabStop ||
    id === focusNext ||
    (part.level !== 'stages' && isInView({ x, y, ...sizes.card }, part))

  const frame = (stage: PositionedStage) => (
    <StageFrame
      key={stage.id}
      {...itemFacts(stage.id)}
      positioned={stage}
      homeRegion={homeRegion}
      status={stageStatus(state, stage.name)}
      mark={stage.index === undefined ? 'removed' : marks.stages.get(stage.name)}
      problems={stage.index === undefined ? undefined : problems.get(problemPlace(stage.index))}
      transition={transitionInto(state, stage.name)}
      alone={
        part.level !== 'stages'
          ? undefined
          : stage.width * part.scale < wideFrom
            ? 'narrow'
            : 'wide'
      }
      onSelect={select}
      onToggle={collapsing && toggle}
    />
  )
  const card = (positioned: PositionedAction) => {
    const { id, stage, action, place } = positioned
    return (
      <ActionCard
        key={id}
        {...itemFacts(id)}
        positioned={positioned}
        homeRegion={homeRegion}
        run={actionRun(state, stage, action)}
        mark={place ? markOf(marks, stage, action.name) : 'removed'}
        problems={place && problems.get(problemPlace(place.stageIndex, place.actionIndex))}
        isOnWay={way?.cards.has(id) ?? false}
        copied={copied.get(id)}
        onSelect={select}
      />
    )
  }

  return graph.stages.flatMap((stage) => {
    const { id, isCollapsed } = stage
    const own = (cards.get(id) ?? []).filter(isMounted)
    const isSeen = isInView(stage, part) || id === tabStop || id === focusNext
    if (!isSeen && own.length === 0) return []
    return [
      frame(stage),
      ...own.map(card),
      ...(isCollapsed ? (summaries.get(id) ?? []) : [])
        .filter(isMounted)
        .map((summary) => (
          <StageSummary
            key={summary.id}
            found={foundAs(summary.id)}
            isTabStop={tabStop === summary.id}
            takesFocus={focusNext === summary.id}
            positioned={summary}
            homeRegion={homeRegion}
            statuses={countStatuses(state, summary.stage, summary.actions)}
            onExpand={toggle}
          />
        )),
    ]
  })
}

/** One function for good that calls the latest, so that cards need not render for a new one. */
function useLatest<Input>(call: ((input: Input) => void) | undefined): (input: Input) => void {
  const latest = useRef(call)
  useEffect(() => {
    latest.current = call
  })
  return useMemo(() => (input) => latest.current?.(input), [])
}
