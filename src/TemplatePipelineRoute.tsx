import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ActionDetails } from './features/pipeline/ActionDetails.tsx'
import { changeSearch, type PipelineSearch } from './features/pipeline/pipeline-search.ts'
import { ProblemsList } from './features/pipeline/ProblemsList.tsx'
import { StagesPanel } from './features/pipeline/StagesPanel.tsx'
import { TemplateMissing } from './features/template/TemplateMissing.tsx'
import { TemplatePipelineScreen } from './features/template/TemplatePipelineScreen.tsx'
import {
  type OpenPipeline,
  type OpenTemplate,
  pipelineOf,
  useOpenTemplate,
} from './features/template/use-open-template.ts'
import { UndoButtons } from './features/undo/UndoButtons.tsx'
import { findSelected, type Selection, selectionText } from './graph/selection.ts'
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

/** A template has no live pipeline whose actions could be changed one by one. */
const noChanges = { ActionChanges: () => null, StoreChange: () => null, TypeChange: () => null }

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
  return (
    <Page
      title={pipeline.name}
      breadcrumbs={breadcrumbs}
      onFollow={follow}
      panel={
        selected?.action && {
          header: selected.action.name,
          onClose: () => select(undefined),
          content: (
            <ActionDetails
              pipeline={pipeline}
              homeRegion={homeRegion}
              stage={selected.stage}
              action={selected.action}
              state={undefined}
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
        onReview={() => follow(hrefOf(logicalId, '/review'))}
        parts={{
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
              changes={noChanges}
            />
          ),
        }}
      />
    </Page>
  )
}
