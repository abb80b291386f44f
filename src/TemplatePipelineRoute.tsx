import SpaceBetween from '@cloudscape-design/components/space-between'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ActionDetails } from './features/pipeline/ActionDetails.tsx'
import { changeSearch, type PipelineSearch } from './features/pipeline/pipeline-search.ts'
import { ProblemsList } from './features/pipeline/ProblemsList.tsx'
import { RegionsBar } from './features/pipeline/RegionsBar.tsx'
import { RegionsTable } from './features/pipeline/RegionsTable.tsx'
import { StageActions } from './features/pipeline/StageActions.tsx'
import { StagesPanel } from './features/pipeline/StagesPanel.tsx'
import { TemplateMissing } from './features/template/TemplateMissing.tsx'
import { TemplatePipelineScreen } from './features/template/TemplatePipelineScreen.tsx'
import {
  type OpenPipeline,
  type OpenTemplate,
  pipelineOf,
  useOpenTemplate,
} from './features/template/use-open-template.ts'
import { useWritten } from './features/template/use-written.ts'
import { whyNotAdd } from './features/template/why-not-add.ts'
import { UndoButtons } from './features/undo/UndoButtons.tsx'
import { findSelected, type Selection, selectionText } from './graph/selection.ts'
import { InTemplateProvider, templateChanges } from './TemplateChangeParts.tsx'
import { useTemplateAddress } from './template-address.ts'
import { findTemplateProblems } from './template/template-problems.ts'
import { Page } from './ui/Page.tsx'

/** One pipeline of a template, drawn as a live one is. */
export function TemplatePipelineRoute() {
  const address = useTemplateAddress()
  const { logicalId, breadcrumbs, follow, root } = address
  const open = useOpenTemplate(address.source)
  const { template, source } = open
  const opened = useMemo(
    () => pipelineOf({ template, source }, logicalId),
    [template, source, logicalId],
  )
  if (opened) return <Opened address={address} open={open} opened={opened} />
  return (
    <Page title={logicalId} breadcrumbs={breadcrumbs} onFollow={follow}>
      <TemplateMissing open={open} logicalId={logicalId} onBack={() => follow(root)} />
    </Page>
  )
}

interface OpenedProps {
  address: ReturnType<typeof useTemplateAddress>
  open: OpenTemplate
  opened: OpenPipeline
}

function Opened({ address, open, opened }: OpenedProps) {
  const { logicalId, breadcrumbs, follow, hrefOf } = address
  const { found, pipeline, place, draftName, homeRegion } = opened
  const search: PipelineSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = (changes: Parameters<typeof changeSearch>[1]) =>
    void navigate({
      to: '.',
      search: (before: Parameters<typeof changeSearch>[0]) => changeSearch(before, changes),
      replace: true,
    })
  const select = (selection: Selection | undefined) =>
    change({ action: selection && selectionText(selection) })
  const problems = useMemo(() => findTemplateProblems(found), [found])
  const selected = findSelected(pipeline, search.action)
  const written = useWritten(open, opened)
  const ask = (asked: Pick<PipelineSearch, 'change' | 'store'>) =>
    navigate({
      to: '.',
      search: (before: Parameters<typeof changeSearch>[0]) =>
        changeSearch(before, { change: undefined, store: undefined, ...asked }),
      replace: true,
    })
  const review = () => follow(hrefOf(logicalId, '/review'))
  const asking = {
    ask: (asked: Parameters<typeof ask>[0]) => void ask(asked),
    onReview: () => void ask({}).then(review),
  }
  const changes = whyNotAdd(found) === undefined ? templateChanges : undefined
  return (
    <InTemplateProvider value={{ draftName, written, ...asking }}>
      <Page
        title={pipeline.name}
        breadcrumbs={breadcrumbs}
        onFollow={follow}
        panel={
          selected && {
            header: selected.action?.name ?? `Stage ${selected.stage.name}`,
            onClose: () => select(undefined),
            content: selected.action ? (
              <SpaceBetween size="l">
                {changes && (
                  <changes.ActionChanges
                    place={place}
                    name={draftName}
                    stage={selected.stage.name}
                    action={selected.action.name}
                  />
                )}
                <ActionDetails
                  pipeline={pipeline}
                  homeRegion={homeRegion}
                  stage={selected.stage}
                  action={selected.action}
                  state={undefined}
                />
              </SpaceBetween>
            ) : (
              <StageActions
                place={place}
                name={draftName}
                stage={selected.stage}
                changes={changes}
                onSelect={(action) => select({ stage: selected.stage.name, action })}
              />
            ),
          }
        }
      >
        <TemplatePipelineScreen
          open={open}
          opened={opened}
          problemCount={problems.length}
          onAddAction={() => follow(hrefOf(logicalId, '/add-action'))}
          onReview={review}
          parts={{
            type: changes && <changes.TypeChange place={place} name={draftName} />,
            regions: (
              <RegionsBar place={place} pipeline={pipeline} problems={problems} changes={changes} />
            ),
            buckets: (
              <RegionsTable
                place={place}
                pipeline={pipeline}
                problems={problems}
                changes={changes}
              />
            ),
            undo: <UndoButtons place={place} name={draftName} />,
            problems: <ProblemsList problems={problems} pipeline={pipeline} onSelect={select} />,
            stages: (
              <StagesPanel
                place={place}
                pipeline={pipeline}
                state={undefined}
                unavailable={undefined}
                problems={problems}
                selected={
                  selected && {
                    stage: selected.stage.name,
                    ...(selected.action && { action: selected.action.name }),
                  }
                }
                onSelect={select}
                view={{
                  show: search.show,
                  find: search.find,
                  onShow: change,
                  onFind: (find) => change({ find }),
                  hrefOf: (selection) =>
                    `${hrefOf(logicalId)}?${new URLSearchParams({ action: selectionText(selection) })}`,
                }}
                arrangement={{
                  by: search.view ?? 'stage',
                  collapsed: new Set(search.collapsed?.split(',')),
                  onArrange: (by) => change({ view: by === 'region' ? by : undefined }),
                  onCollapse: (stages) =>
                    change({ collapsed: stages.size > 0 ? [...stages].join(',') : undefined }),
                }}
                changes={changes}
              />
            ),
          }}
        />
        {changes && (
          <changes.AskedChange
            place={place}
            name={draftName}
            change={search.change}
            store={search.store}
          />
        )}
      </Page>
    </InTemplateProvider>
  )
}
