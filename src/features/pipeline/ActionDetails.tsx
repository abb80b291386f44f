import type { GetPipelineStateOutput } from '../../aws/pipelines.ts'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { forCategory, runStatus } from '../../graph/run-status.ts'
import { findActionType } from '../../pipeline/action-types.ts'
import {
  type Action,
  artifactStoresOf,
  isCrossRegion,
  type Pipeline,
  regionOf,
  type Stage,
} from '../../pipeline/pipeline.ts'
import { regionName } from '../../pipeline/regions.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { safeLink } from '../../ui/safe-link.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { runSummary } from '../../pipeline/run-summary.ts'

interface ActionDetailsProps {
  pipeline: Pipeline
  homeRegion: string
  stage: Stage
  action: Action
  /** Undefined while nobody knows it, and of a pipeline that is only written. */
  state: GetPipelineStateOutput | undefined
}

/** Everything the structure and the last run say about one action. */
export function ActionDetails({ pipeline, homeRegion, stage, action, state }: ActionDetailsProps) {
  const type = findActionType(action.actionTypeId)
  const region = regionOf(action, homeRegion)
  const store = artifactStoresOf(pipeline, homeRegion)[region]
  const last = state?.stageStates
    ?.find(({ stageName }) => stageName === stage.name)
    ?.actionStates?.find(({ actionName }) => actionName === action.name)
  const { category, owner, provider, version } = action.actionTypeId
  return (
    <SpaceBetween size="l">
      {state && <LastExecution last={last} category={action.actionTypeId.category} />}
      <KeyValuePairs
        columns={1}
        items={[
          { label: 'Stage', value: stage.name },
          {
            label: 'Action provider',
            value: type ? <ExternalLink href={type.page}>{type.title}</ExternalLink> : provider,
          },
          { label: 'Action type', value: `${category}, ${owner}, ${provider}, version ${version}` },
          {
            label: 'Region',
            value: (
              <SpaceBetween direction="horizontal" size="xs">
                <RegionBadge region={region} homeRegion={homeRegion} />
                {regionName(region)}
              </SpaceBetween>
            ),
          },
          {
            label: isCrossRegion(action, homeRegion) ? 'Replica bucket' : 'Artifact bucket',
            value: store ? (
              <code>{store.location}</code>
            ) : (
              <StatusIndicator type="error">No artifact bucket in {region}</StatusIndicator>
            ),
          },
          { label: 'Run order', value: action.runOrder ?? 1 },
          { label: 'Input artifacts', value: names(action.inputArtifacts) },
          { label: 'Output artifacts', value: names(action.outputArtifacts) },
          ...optional('Namespace', action.namespace),
          ...optional('Role', action.roleArn),
          ...optional('Timeout (minutes)', action.timeoutInMinutes),
        ]}
      />
      <Configuration configuration={action.configuration} commands={action.commands} />
    </SpaceBetween>
  )
}

const names = (artifacts: readonly { name: string }[] | undefined) =>
  artifacts?.length ? artifacts.map(({ name }) => name).join(', ') : 'None'

const optional = (label: string, value: string | number | undefined) =>
  value === undefined ? [] : [{ label, value: <code>{value}</code> }]

type ActionState = NonNullable<
  NonNullable<GetPipelineStateOutput['stageStates']>[number]['actionStates']
>[number]

interface LastExecutionProps {
  last: ActionState | undefined
  category: string
}

function LastExecution({ last, category }: LastExecutionProps) {
  const run = last?.latestExecution
  if (!run) return <Box color="text-status-inactive">Not run yet</Box>
  const { type, text } = forCategory(category, runStatus(run.status))
  const link = safeLink(run.externalExecutionUrl)
  return (
    <SpaceBetween size="xxs">
      <Box>
        <StatusIndicator type={type}>{text}</StatusIndicator>{' '}
        <Box display="inline" color="text-body-secondary">
          <TimeAgo date={run.lastStatusChange} />
        </Box>
      </Box>
      {run.errorDetails?.message && <Box color="text-status-error">{run.errorDetails.message}</Box>}
      {run.summary && <Box color="text-body-secondary">{runSummary(run.summary)}</Box>}
      {link && <ExternalLink href={link}>Open in AWS</ExternalLink>}
    </SpaceBetween>
  )
}

/** What GetPipeline shows in place of a secret. */
const mask = '****'

interface ConfigurationProps {
  configuration: Record<string, string> | undefined
  commands: string[] | undefined
}

function Configuration({ configuration = {}, commands }: ConfigurationProps) {
  const entries = Object.entries(configuration)
  return (
    <SpaceBetween size="xs">
      <Header variant="h3">Configuration</Header>
      {entries.length === 0 && !commands && <Box color="text-body-secondary">None</Box>}
      <KeyValuePairs
        columns={1}
        items={entries.map(([label, value]) => ({
          label,
          value:
            value === mask ? (
              <Box color="text-body-secondary">Secret: AWS keeps it and does not show it</Box>
            ) : (
              <code>{value}</code>
            ),
        }))}
      />
      {commands && (
        <Box variant="pre">
          <code>{commands.join('\n')}</code>
        </Box>
      )}
    </SpaceBetween>
  )
}
