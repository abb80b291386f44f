import { useNavigate, useParams } from '@tanstack/react-router'
import { AddActionPage } from './features/add-action/AddActionPage.tsx'
import { Review } from './features/review/Review.tsx'
import { ReviewPage } from './features/review/ReviewPage.tsx'
import { useSubmitWhen } from './features/review/use-submit-when.ts'
import { Page } from './ui/Page.tsx'

/** Where the wizard and the review lead to; a feature imports no other, so they meet here. */
function useEditNavigation() {
  const { connection = '', region = '', name = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const params = { connection, region, name }
  const pipelines = `/${connection}/${region}/pipelines`
  return {
    name,
    place: { connection, region },
    pageProps: {
      breadcrumbs: [
        { text: 'Pipelines', href: pipelines },
        { text: name, href: `${pipelines}/${name}` },
      ],
      onFollow: (href: string) => void navigate({ to: href }),
    },
    openPipeline: () => void navigate({ to: '/$connection/$region/pipelines/$name', params }),
    openUpdated: (updated: number) =>
      void navigate({
        to: '/$connection/$region/pipelines/$name',
        params,
        search: { updated },
      }),
    openWizard: () =>
      void navigate({ to: '/$connection/$region/pipelines/$name/add-action', params }),
  }
}

export function AddActionRoute() {
  const { name, place, pageProps, openPipeline, openUpdated } = useEditNavigation()
  const when = useSubmitWhen(place, name)
  const here = { text: 'Add cross-region action', href: '' }
  return (
    <Page
      {...pageProps}
      title={`Add cross-region action - ${name}`}
      breadcrumbs={[...pageProps.breadcrumbs, here]}
      contentType="wizard"
    >
      <AddActionPage
        place={place}
        name={name}
        Review={Review}
        when={when}
        onSubmitted={openUpdated}
        onLeave={openPipeline}
      />
    </Page>
  )
}

export function ReviewRoute() {
  const { name, place, pageProps, openPipeline, openUpdated, openWizard } = useEditNavigation()
  return (
    <Page
      {...pageProps}
      title={`Review changes - ${name}`}
      breadcrumbs={[...pageProps.breadcrumbs, { text: 'Review changes', href: '' }]}
    >
      <ReviewPage
        place={place}
        name={name}
        onSubmitted={openUpdated}
        onPrevious={openWizard}
        onOpenPipeline={openPipeline}
      />
    </Page>
  )
}
