import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { pipelineQuery, pipelineStateQuery } from '../../aws/queries.ts'
import { hasCodePipeline } from '../../pipeline/regions.ts'
import { Page } from '../../ui/Page.tsx'
import { ActionDetails } from './ActionDetails.tsx'
import { arrangementOf } from './graph-arrangement.ts'
import type { OwnerParts } from './owner-parts.ts'
import { PipelineScreen } from './PipelineScreen.tsx'
import type { ChangeParts } from './change-parts.ts'
import { changeSearch, type PipelineSearch } from './pipeline-search.ts'
import type { RunParts } from './run-parts.ts'
import { findSelected, selectionOf, selectionText } from '../../graph/selection.ts'
import { StageActions } from './StageActions.tsx'

const here = '/$connection/$region/pipelines/$name'

interface PipelineRouteProps {
  runs: RunParts
  changes: ChangeParts
  owners: OwnerParts
}

/** One pipeline: its graph, and beside it the selected action. The selection is in the URL. */
export function PipelineRoute({ runs, changes, owners }: PipelineRouteProps) {
  const { connection, region, name } = useParams({ from: here })
  const {
    action,
    show,
    find,
    view,
    collapsed,
    updated,
    store,
    change: asked,
  } = useSearch({ from: here })
  const navigate = useNavigate({ from: here })
  const router = useRouter()
  const place = { connection, region }
  const pipeline = useQuery(pipelineQuery(place, name))
  const state = useQuery(pipelineStateQuery(place, name))
  const selected = pipeline.data && findSelected(pipeline.data.pipeline, action)

  const change = useCallback(
    (changes: Parameters<typeof changeSearch>[1]) =>
      void navigate({ search: (before) => changeSearch(before, changes), replace: true }),
    [navigate],
  )
  const select = (text: string | undefined) => change({ action: text })
  const arrangement = useMemo(
    () => arrangementOf({ view, collapsed }, change),
    [view, collapsed, change],
  )

  return (
    <Page
      title={name}
      breadcrumbs={[
        { text: 'Pipelines', href: `/${connection}/${region}/pipelines` },
        { text: name, href: `/${connection}/${region}/pipelines/${name}` },
      ]}
      onFollow={(to) => void navigate({ to })}
      panel={
        selected && pipeline.data
          ? {
              header: selected.action?.name ?? `Stage ${selected.stage.name}`,
              onClose: () => select(undefined),
              content: selected.action ? (
                <SpaceBetween size="l">
                  <runs.ActionOperations
                    place={place}
                    name={name}
                    stage={selected.stage.name}
                    action={selected.action.name}
                  />
                  <changes.ActionChanges
                    place={place}
                    name={name}
                    stage={selected.stage.name}
                    action={selected.action.name}
                  />
                  <ActionDetails
                    pipeline={pipeline.data.pipeline}
                    homeRegion={region}
                    stage={selected.stage}
                    action={selected.action}
                    state={state.data}
                  />
                </SpaceBetween>
              ) : (
                <SpaceBetween size="l">
                  <runs.StageOperations
                    key={selected.stage.name}
                    place={place}
                    name={name}
                    stage={selected.stage.name}
                    canRollBack={
                      pipeline.data.pipeline.pipelineType === 'V2' &&
                      pipeline.data.pipeline.executionMode !== 'PARALLEL'
                    }
                    isFirst={pipeline.data.pipeline.stages[0] === selected.stage}
                  />
                  <StageActions
                    place={place}
                    name={name}
                    stage={selected.stage}
                    changes={changes}
                    onSelect={(one) =>
                      select(selectionText({ stage: selected.stage.name, action: one }))
                    }
                  />
                </SpaceBetween>
              ),
            }
          : undefined
      }
    >
      <PipelineScreen
        key={`${connection}/${region}/${name}`}
        place={place}
        name={name}
        selected={selected && selectionOf(selected)}
        updated={updated}
        onSelect={(selection) => select(selection && selectionText(selection))}
        onUpdatedSeen={() => change({ updated: undefined })}
        view={{
          show,
          find,
          onShow: (chosen) => change(chosen),
          onFind: (text) => change({ find: text }),
          hrefOf: (selection) =>
            router.buildLocation({
              to: here,
              params: { connection, region, name },
              search: (before) =>
                changeSearch(before as PipelineSearch, { action: selectionText(selection) }),
            }).href,
        }}
        runs={runs}
        arrangement={arrangement}
        changes={changes}
        owners={owners}
      />
      <changes.AskedChange
        place={place}
        name={name}
        change={asked}
        store={store !== undefined && hasCodePipeline(store) ? store : undefined}
      />
    </Page>
  )
}
