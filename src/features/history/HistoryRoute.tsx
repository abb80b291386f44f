import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Page } from '../../ui/Page.tsx'
import { HistoryScreen } from './HistoryScreen.tsx'

const here = '/$connection/$region/pipelines/$name/history'

/** The history of one pipeline; the versions compared are in the URL. */
export function HistoryRoute() {
  const { connection, region, name } = useParams({ from: here })
  const search = useSearch({ from: here })
  const navigate = useNavigate({ from: here })
  const pipelines = `/${connection}/${region}/pipelines`
  const openReview = () => void navigate({ to: '/$connection/$region/pipelines/$name/review' })
  return (
    <Page
      title={`History - ${name}`}
      breadcrumbs={[
        { text: 'Pipelines', href: pipelines },
        { text: name, href: `${pipelines}/${name}` },
        { text: 'History', href: '' },
      ]}
      onFollow={(to) => void navigate({ to })}
    >
      <HistoryScreen
        key={`${connection}/${region}/${name}`}
        place={{ connection, region }}
        name={name}
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
        onReview={openReview}
        onOpenDraft={(draft) =>
          draft.answers
            ? void navigate({ to: '/$connection/$region/pipelines/$name/add-action' })
            : openReview()
        }
      />
    </Page>
  )
}
