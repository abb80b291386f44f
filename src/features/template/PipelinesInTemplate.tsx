import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import { describeRefusal } from '../../template/refusal.ts'
import type { Template, TemplatePipeline } from '../../template/template.ts'

interface PipelinesInTemplateProps {
  template: Template
  hrefOf: (logicalId: string) => string
  onOpen: (logicalId: string) => void
}

/** The pipelines that a template declares, those that cannot be edited too, with the reason. */
export const PipelinesInTemplate = ({ template, hrefOf, onOpen }: PipelinesInTemplateProps) => (
  <Table<TemplatePipeline>
    items={template.pipelines}
    trackBy="logicalId"
    wrapLines
    ariaLabels={{ tableLabel: 'Pipelines of the template' }}
    empty={
      <Box color="text-body-secondary">
        The template declares no AWS::CodePipeline::Pipeline. Open the one that does.
      </Box>
    }
    header={
      <Header variant="h2" counter={`(${template.pipelines.length})`}>
        Pipelines
      </Header>
    }
    columnDefinitions={[
      {
        id: 'logical-id',
        header: 'Logical ID',
        minWidth: 120,
        isRowHeader: true,
        cell: ({ logicalId }) => (
          <Link
            href={hrefOf(logicalId)}
            onFollow={(event) => {
              event.preventDefault()
              onOpen(logicalId)
            }}
          >
            {logicalId}
          </Link>
        ),
      },
      {
        id: 'name',
        header: 'Name',
        minWidth: 120,
        cell: ({ pipeline }) =>
          pipeline.name || <Box color="text-body-secondary">Made by CloudFormation</Box>,
      },
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
    ]}
  />
)

const Refused = ({ reason, hint }: { reason: string; hint: string }) => (
  <>
    <StatusIndicator type="warning">{reason}</StatusIndicator>
    <Box color="text-body-secondary">{hint}</Box>
  </>
)
