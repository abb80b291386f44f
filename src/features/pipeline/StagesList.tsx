import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import * as tokens from '@cloudscape-design/design-tokens'
import { type CSSProperties, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { copiedInputs } from '../../graph/artifact-flow.ts'
import { usesOf } from '../../graph/edge-marks.ts'
import { countProblems } from '../../graph/problem-counts.ts'
import type { Arrangement } from '../../graph/layout.ts'
import { SavePicture } from '../../graph/SavePicture.tsx'
import { type Selection, selectionText } from '../../graph/selection.ts'
import type { PipelineStateView } from '../../graph/state.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { Problem } from '../../pipeline/problems.ts'
import { narrow, stacked } from '../../ui/stacked.tsx'
import { useWidth } from '../../ui/use-width.ts'
import type { ChangeParts } from './change-parts.ts'
import { stageColumns } from './stage-columns.tsx'
import { type StageRow, stageRows } from './stage-rows.ts'
import './stages-list.css'

interface StagesListProps {
  place: Place
  pipeline: Pipeline
  state: PipelineStateView | undefined
  problems: readonly Problem[]
  /** What is looked for was found here; absent when nothing is looked for. */
  found: readonly Selection[] | undefined
  selected: Selection | undefined
  hrefOf: (selection: Selection) => string
  onSelect: (selection: Selection | undefined) => void
  onClearFind: () => void
  changes: ChangeParts | undefined
  /** How a picture that is saved from here is arranged. */
  by: Arrangement
}

/** Below this many pixels, as beside the details, the list leaves out what the details say too. */
const roomy = 1000
const onlyWhereRoomy = ['order', 'artifacts']

/** More actions than these are shown a stage at a time. */
const opened = 100

const colors = { '--stages-selected': tokens.colorBackgroundItemSelected } as CSSProperties

/** What the graph shows, as a table: the same selection, the same filter, the same changes. */
export function StagesList(props: StagesListProps) {
  const { place, pipeline, state, problems, found, selected, hrefOf, onSelect } = props
  const { onClearFind, changes, by } = props
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isNarrow = width !== undefined && width < narrow
  const rows = useMemo(() => stageRows(pipeline, found), [pipeline, found])
  const counts = useMemo(() => countProblems(problems), [problems])
  const copied = useMemo(
    () => copiedInputs(usesOf(pipeline, place.region).values()),
    [pipeline, place.region],
  )
  const isLong = rows.reduce((sum, { children }) => sum + children.length, 0) > opened
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const opensAtFirst = ({ stage }: StageRow) => !isLong || stage.name === selected?.stage
  const isOpen = (row: StageRow) => opensAtFirst(row) !== toggled.has(row.id)
  const isAnyOpen = rows.some((row) => row.children.length > 0 && isOpen(row))
  const toggleAll = () =>
    setToggled(new Set(rows.filter((row) => opensAtFirst(row) === isAnyOpen).map((row) => row.id)))
  const chosen = selected && selectionText(selected)
  useReturnOfFocus(root, chosen)

  const columns = stageColumns({
    place,
    pipeline,
    state,
    counts,
    copied,
    changes,
    selected: chosen,
    hrefOf,
    onSelect: (selection) => onSelect(selectionText(selection) === chosen ? undefined : selection),
  })
  return (
    <div ref={root} className="stages-list" style={colors}>
      <div className="stages-list-tools">
        <Button
          variant="icon"
          iconName={isAnyOpen ? 'treeview-collapse' : 'treeview-expand'}
          ariaLabel={isAnyOpen ? 'Collapse all stages' : 'Expand all stages'}
          onClick={toggleAll}
        />
        <SavePicture
          name={pipeline.name}
          draw={async () => {
            const { drawPipeline } = await import('../../graph/draw-pipeline.ts')
            return drawPipeline(pipeline, place.region, { by, state, problems: counts })
          }}
        />
      </div>
      <Table
        key={isNarrow ? 'stacked' : 'side by side'}
        variant="borderless"
        wrapLines
        contentDensity="comfortable"
        items={rows}
        trackBy="id"
        columnDefinitions={isNarrow ? stacked(columns, width) : fitting(columns, width)}
        expandableRows={{
          getItemChildren: ({ children }) => [...children],
          isItemExpandable: ({ children }) => children.length > 0,
          expandedItems: rows.filter(isOpen),
          onExpandableItemToggle: ({ detail: { item } }) =>
            setToggled((before) => toggle(before, item.id)),
        }}
        ariaLabels={{
          tableLabel: `Stages and actions of ${pipeline.name}`,
          expandButtonLabel: ({ stage }) => `Show the actions of stage ${stage.name}`,
          collapseButtonLabel: ({ stage }) => `Hide the actions of stage ${stage.name}`,
        }}
        empty={
          <SpaceBetween size="s" alignItems="center">
            <Box color="text-body-secondary">No stage or action has all these words.</Box>
            <Button onClick={onClearFind}>Clear the filter</Button>
          </SpaceBetween>
        }
      />
    </div>
  )
}

const fitting = (columns: TableProps.ColumnDefinition<StageRow>[], width = roomy) =>
  width < roomy ? columns.filter(({ id = '' }) => !onlyWhereRoomy.includes(id)) : columns

function toggle(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before)
  if (!after.delete(id)) after.add(id)
  return after
}

/** The details take the focus with them when they close; it goes back to the row they were about. */
function useReturnOfFocus(root: RefObject<HTMLElement | null>, chosen: string | undefined) {
  const last = useRef<string>(undefined)
  useEffect(() => {
    const before = last.current
    last.current = chosen
    if (before === undefined || chosen !== undefined) return
    if (document.activeElement !== document.body) return
    const link = `[data-stages-item="${CSS.escape(before)}"]`
    root.current?.querySelector<HTMLElement>(link)?.focus()
  }, [root, chosen])
}
