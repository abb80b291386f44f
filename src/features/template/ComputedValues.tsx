import Box from '@cloudscape-design/components/box'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useRef } from 'react'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { ProblemPath } from '../../pipeline/problem.ts'
import type { ComputedValue } from '../../template/to-pipeline.ts'
import type { TemplatePipeline } from '../../template/template.ts'
import { narrow, stacked } from '../../ui/stacked.tsx'
import { useWidth } from '../../ui/use-width.ts'

/** Values that an intrinsic function makes: where they stand and how they are written. */
export function ComputedValues({ found }: { found: TemplatePipeline }) {
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isNarrow = width !== undefined && width < narrow
  const columns = columnsOf(found.pipeline)
  return (
    <div ref={root}>
      <Table<ComputedValue>
        key={isNarrow ? 'stacked' : 'side by side'}
        items={found.computed}
        trackBy={({ path }) => path.join('/')}
        variant="embedded"
        wrapLines
        ariaLabels={{ tableLabel: 'Computed values' }}
        empty={<Box color="text-body-secondary">Every value is written out.</Box>}
        columnDefinitions={isNarrow ? stacked(columns, width) : columns}
      />
    </div>
  )
}

const columnsOf = (pipeline: Pipeline): TableProps.ColumnDefinition<ComputedValue>[] => [
  { id: 'where', header: 'Where', minWidth: 140, cell: ({ path }) => placeIn(pipeline, path) },
  {
    id: 'text',
    header: 'Written as',
    minWidth: 140,
    cell: ({ text }) => <code style={{ overflowWrap: 'anywhere' }}>{text}</code>,
  },
  {
    id: 'known',
    header: 'Known here',
    minWidth: 100,
    cell: ({ isKnown }) => (isKnown ? 'Yes' : 'Only to CloudFormation'),
  },
]

/** Stages and actions by name, as `Deploy / Frankfurt / Configuration`. */
function placeIn(pipeline: Pipeline, path: ProblemPath): string {
  let value: unknown = pipeline
  const names: string[] = []
  for (const step of path) {
    value = (value as Record<string | number, unknown> | undefined)?.[step]
    const name = (value as { name?: unknown } | undefined)?.name
    if (typeof step === 'string') {
      if (step !== 'stages' && step !== 'actions') names.push(step)
    } else names.push(typeof name === 'string' ? name : String(step + 1))
  }
  return names.join(' / ')
}
