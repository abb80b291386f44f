import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { readSelection, type Selection, selectionText } from '../../graph/selection.ts'
import { shortId } from '../../pipeline/runs.ts'
import { Page } from '../../ui/Page.tsx'
import { RunScreen } from './RunScreen.tsx'
import { RunsScreen } from './RunsScreen.tsx'
import { SelectedInRun } from './SelectedInRun.tsx'

const here = '/$connection/$region/pipelines/$name/runs'

/** The runs of one pipeline, or the one that the URL names. */
export function RunsRoute() {
  const { connection, region, name } = useParams({ from: here })
  const { run, action } = useSearch({ from: here })
  const navigate = useNavigate({ from: here })
  const place = { connection, region }
  const pipelines = `/${connection}/${region}/pipelines`
  const runs = `${pipelines}/${name}/runs`
  const hrefOf = useCallback((id: string) => `${runs}?run=${id}`, [runs])
  const openRun = useCallback((id: string) => void navigate({ search: { run: id } }), [navigate])
  const selected = run && action ? readSelection(action) : undefined
  const select = (selection: Selection | undefined) =>
    void navigate({
      search: { ...(run && { run }), ...(selection && { action: selectionText(selection) }) },
      replace: true,
    })
  return (
    <Page
      title={run ? `Run ${shortId(run)} - ${name}` : `Runs - ${name}`}
      breadcrumbs={[
        { text: 'Pipelines', href: pipelines },
        { text: name, href: `${pipelines}/${name}` },
        { text: 'Runs', href: runs },
        ...(run ? [{ text: shortId(run), href: hrefOf(run) }] : []),
      ]}
      onFollow={(to) => void navigate({ to })}
      contentType={run ? 'default' : 'table'}
      panel={
        run && selected
          ? {
              header: selected.action ?? `Stage ${selected.stage}`,
              onClose: () => select(undefined),
              content: <SelectedInRun place={place} name={name} run={run} selected={selected} />,
            }
          : undefined
      }
    >
      {run ? (
        <RunScreen
          key={run}
          place={place}
          name={name}
          run={run}
          selected={selected}
          onSelect={select}
        />
      ) : (
        <RunsScreen
          key={`${connection}/${region}/${name}`}
          place={place}
          name={name}
          hrefOf={hrefOf}
          onFollow={openRun}
        />
      )}
    </Page>
  )
}
