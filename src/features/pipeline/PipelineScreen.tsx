import Alert, { type AlertProps } from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { isFile, type Place } from '../../aws/connection.ts'
import { unavailable } from '../../aws/denied.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { pipelineQuery, pipelineStateQuery, recentExecutionsQuery } from '../../aws/queries.ts'
import { readState } from '../../graph/state.ts'
import { writeJson } from '../../pipeline/json-text.ts'
import { findProblems } from '../../pipeline/problems.ts'
import { pipelineOwnerQuery } from '../../aws/stack-queries.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { JsonView } from '../../ui/JsonView.tsx'
import type { ChangeParts } from './change-parts.ts'
import { DraftNote } from './DraftNote.tsx'
import type { GraphArrangement } from './graph-arrangement.ts'
import type { OwnerParts } from './owner-parts.ts'
import { PipelineHeader } from './PipelineHeader.tsx'
import type { PipelineView } from './pipeline-view.ts'
import { ProblemsList } from './ProblemsList.tsx'
import { RegionsBar } from './RegionsBar.tsx'
import { RegionsTable } from './RegionsTable.tsx'
import type { RunParts } from './run-parts.ts'
import { RunsTable } from './RunsTable.tsx'
import type { Selection } from '../../graph/selection.ts'
import { StagesLoading, StagesPanel } from './StagesPanel.tsx'
import { UnknownMembers } from './UnknownMembers.tsx'

interface PipelineScreenProps {
  place: Place
  name: string
  selected: Selection | undefined
  arrangement: GraphArrangement
  /** The version an update has just made, said once. */
  updated: number | undefined
  onSelect: (selection: Selection | undefined) => void
  onUpdatedSeen: () => void
  view: PipelineView
  runs: RunParts
  changes: ChangeParts
  owners: OwnerParts
}

/** What runs where, in what state, and what is wrong with it. */
export function PipelineScreen(props: PipelineScreenProps) {
  const { place, name, selected, arrangement, updated, onSelect, onUpdatedSeen } = props
  const { view, runs, changes, owners } = props
  const { data, error, isFetching, refetch } = useQuery(pipelineQuery(place, name))
  const stateAnswer = useQuery(pipelineStateQuery(place, name))
  const owner = useQuery({
    ...pipelineOwnerQuery(place, { name, arn: data?.arn }),
    enabled: data !== undefined && !isFile(place),
  })
  const owning = owner.data?.owner === 'stack' ? owner.data : undefined
  const navigate = useNavigate()
  const toldOf = useRef<number>(undefined)
  // The update was submitted on another page, and the focus was lost with that page. The alert hands
  // itself out anew whenever it renders; the focus is taken once.
  const takeFocusOnce = (alert: AlertProps.Ref | null) => {
    if (!alert || toldOf.current === updated) return
    toldOf.current = updated
    alert.focus()
  }

  const state = useMemo(() => stateAnswer.data && readState(stateAnswer.data), [stateAnswer.data])
  const problems = useMemo(
    () => (data ? findProblems(data.pipeline, place.region) : []),
    [data, place.region],
  )
  const refresh = () => void Promise.all([refetch(), stateAnswer.refetch()])

  const failure = error && toFailure('GetPipeline', error)
  // Who may not read the structure may still see the runs, and is told only once where not.
  const isDenied = failure?.kind === 'not-allowed' && !data
  const recent = useQuery({ ...recentExecutionsQuery(place, name), enabled: isDenied })
  const stateFailure = stateAnswer.error && toFailure('GetPipelineState', stateAnswer.error)

  return (
    <ContentLayout
      header={
        <PipelineHeader
          place={place}
          name={name}
          data={data}
          isFetching={isFetching}
          hasFailed={failure !== null}
          isUpdated={updated !== undefined}
          isOwned={owning !== undefined}
          runs={runs}
          changes={changes}
          onRefresh={refresh}
          onAddAction={() =>
            void navigate({
              to: '/$connection/$region/pipelines/$name/add-action',
              params: { ...place, name },
            })
          }
        />
      }
    >
      <SpaceBetween size="l">
        {failure && (
          <FailureAlert
            title={data ? 'The pipeline cannot be read again' : `${name} cannot be read`}
            {...failureWords(failure, refresh)}
          />
        )}
        {updated !== undefined && data && (
          <Alert
            ref={takeFocusOnce}
            type="success"
            dismissible
            dismissAriaLabel="Dismiss"
            onDismiss={onUpdatedSeen}
            header={`${name} is at version ${updated}`}
          >
            {isFile(place)
              ? 'The file on disk is as it was. Choose Save file, then hand it to update-pipeline with --cli-input-json.'
              : 'The next run uses the new structure; none starts by itself. Choose Release change to start one. The returned structure is on the tab Structure.'}
          </Alert>
        )}
        <runs.StartStatus place={place} name={name} />
        {isDenied && recent.data && (
          <Container header={<Header variant="h2">Runs</Header>}>
            <RunsTable place={place} name={name} />
          </Container>
        )}
        {owning && <owners.OwnerNote place={place} owner={owning} />}
        {data && <DraftNote place={place} name={name} version={data.version} />}
        {data ? (
          <SpaceBetween size="l">
            <RegionsBar
              place={place}
              pipeline={data.pipeline}
              problems={problems}
              changes={changes}
            />
            <StagesPanel
              place={place}
              pipeline={data.pipeline}
              state={state}
              unavailable={stateFailure ? unavailable('Status', stateFailure) : undefined}
              problems={problems}
              selected={selected}
              onSelect={onSelect}
              view={view}
              arrangement={arrangement}
              changes={changes}
            />
            <Tabs
              tabs={[
                {
                  id: 'problems',
                  label: `Problems (${problems.length})`,
                  content: (
                    <ProblemsList
                      problems={problems}
                      pipeline={data.pipeline}
                      onSelect={onSelect}
                    />
                  ),
                },
                {
                  id: 'regions',
                  label: 'Regions and buckets',
                  content: (
                    <RegionsTable
                      place={place}
                      pipeline={data.pipeline}
                      problems={problems}
                      changes={changes}
                    />
                  ),
                },
                { id: 'runs', label: 'Runs', content: <RunsTable place={place} name={name} /> },
                {
                  id: 'structure',
                  label: 'Structure',
                  content: (
                    <SpaceBetween size="m">
                      <UnknownMembers pipeline={data.pipeline} />
                      <JsonView text={writeJson(data.pipeline)} label={`Structure of ${name}`} />
                    </SpaceBetween>
                  ),
                },
              ]}
            />
          </SpaceBetween>
        ) : (
          !failure && (
            <Container
              disableContentPaddings
              header={<Header variant="h2">Stages and actions</Header>}
            >
              <StagesLoading />
            </Container>
          )
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}
