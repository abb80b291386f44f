import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useRef } from 'react'
import { describeRefusal } from '../../template/refusal.ts'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import { narrow, stacked } from '../../ui/stacked.tsx'
import { useWidth } from '../../ui/use-width.ts'
import type { Template, TemplatePipeline } from '../../template/template.ts'

interface PipelinesInTemplateProps {
  template: Template
  hrefOf: (logicalId: string) => string
  onOpen: (logicalId: string) => void
}

/** The pipelines that a template declares, those that cannot be edited too, with the reason. */
export function PipelinesInTemplate(props: PipelinesInTemplateProps) {
  const { pipelines } = props.template
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isNarrow = width !== undefined && width < narrow
  const columns = columnsOf(props)
  return (
    <div ref={root}>
      <Table<TemplatePipeline>
        key={isNarrow ? 'stacked' : 'side by side'}
        items={pipelines}
        trackBy={({ logicalId, line }) => `${logicalId}/${line}`}
        wrapLines
        ariaLabels={{ tableLabel: 'Pipelines of the template' }}
        empty={
          <Box color="text-body-secondary">
            The template declares no AWS::CodePipeline::Pipeline. Open the one that does.
          </Box>
        }
        header={
          <Header variant="h2" counter={`(${pipelines.length})`}>
            Pipelines
          </Header>
        }
        columnDefinitions={isNarrow ? stacked(columns, width - framed) : columns}
      />
    </div>
  )
}

/** What the container's own edges take of the width, in pixels. */
const framed = 42

const columnsOf = ({
  hrefOf,
  onOpen,
}: PipelinesInTemplateProps): TableProps.ColumnDefinition<TemplatePipeline>[] => [
  {
    id: 'logical-id',
    header: 'Logical ID',
    minWidth: 120,
    isRowHeader: true,
    cell: ({ logicalId }) => (
      <ScreenLink href={hrefOf(logicalId)} onFollow={() => onOpen(logicalId)}>
        {logicalId}
      </ScreenLink>
    ),
  },
  { id: 'name', header: 'Name', minWidth: 120, cell: ({ pipeline }) => pipeline.name },
  { id: 'line', header: 'Line', minWidth: 70, cell: ({ line }) => line },
  {
    id: 'editing',
    header: 'Editing',
    minWidth: 200,
    cell: ({ refusal }) =>
      refusal ? (
        <Refused {...describeRefusal(refusal)} />
      ) : (
        <StatusIndicator>Can be edited</StatusIndicator>
      ),
  },
]

const Refused = ({ reason, hint }: { reason: string; hint: string }) => (
  <>
    <StatusIndicator type="warning">{reason}</StatusIndicator>
    <Box color="text-body-secondary">{hint}</Box>
  </>
)
