import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { shortId } from '../../pipeline/runs.ts'
import { Page } from '../../ui/Page.tsx'
import { RunScreen } from './RunScreen.tsx'
import { RunsScreen } from './RunsScreen.tsx'

const here = '/$connection/$region/pipelines/$name/runs'

/** The runs of one pipeline, or the one that the URL names. */
export function RunsRoute() {
  const { connection, region, name } = useParams({ from: here })
  const { run } = useSearch({ from: here })
  const navigate = useNavigate({ from: here })
  const place = { connection, region }
  const pipelines = `/${connection}/${region}/pipelines`
  const runs = `${pipelines}/${name}/runs`
  const hrefOf = useCallback((id: string) => `${runs}?run=${id}`, [runs])
  const openRun = useCallback((id: string) => void navigate({ search: { run: id } }), [navigate])
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
    >
      {run ? (
        <RunScreen key={run} place={place} name={name} run={run} />
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
