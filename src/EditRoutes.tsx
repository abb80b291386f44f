import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { PipelineAsRead } from './aws/pipelines.ts'
import { pipelineQuery } from './aws/queries.ts'
import type { Draft } from './draft/draft.ts'
import { useDraft } from './draft/draft-store.ts'
import { AddActionPage } from './features/add-action/AddActionPage.tsx'
import { StepHelp } from './features/add-action/StepHelp.tsx'
import { OwnerGuard } from './features/ownership/OwnerGuard.tsx'
import { Review } from './features/review/Review.tsx'
import { ReviewPage } from './features/review/ReviewPage.tsx'
import { useSubmission } from './features/review/use-submission.ts'
import { UndoButtons } from './features/undo/UndoButtons.tsx'
import { Page } from './ui/Page.tsx'

/** After a direct edit of a pipeline that a stack owns, the same edits wait for its template. */
function useKeepForTemplate() {
  const queryClient = useQueryClient()
  return async (draft: Draft | undefined) => {
    if (!draft) return
    const { connection, region, pipeline } = draft
    const { queryKey } = pipelineQuery({ connection, region }, pipeline)
    const arn = queryClient.getQueryData<PipelineAsRead>(queryKey)?.arn
    const { keepIfOwned } = await import('./features/ownership/move-to-template.ts')
    await keepIfOwned(queryClient, draft, arn)
  }
}

/** Where the wizard and the review lead to; a feature imports no other, so they meet here. */
function useEditNavigation() {
  const { connection = '', region = '', name = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const params = { connection, region, name }
  const keepForTemplate = useKeepForTemplate()
  const draft = useDraft({ connection, region, pipeline: name })
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
    ends: {
      onUpdated: (updated: number) => {
        // Without it only the reminder is missing.
        void keepForTemplate(draft).catch(() => undefined)
        void navigate({ to: '/$connection/$region/pipelines/$name', params, search: { updated } })
      },
      onOvertaken: () =>
        void navigate({ to: '/$connection/$region/pipelines/$name/review', params }),
    },
    openWizard: () =>
      void navigate({ to: '/$connection/$region/pipelines/$name/add-action', params }),
  }
}

export function AddActionRoute() {
  const { name, place, pageProps, openPipeline, ends } = useEditNavigation()
  const submission = useSubmission(place, name, ends)
  const draft = useDraft({ ...place, pipeline: name })
  const here = { text: 'Add cross-region action', href: '' }
  return (
    <Page
      {...pageProps}
      title={`Add cross-region action - ${name}`}
      breadcrumbs={[...pageProps.breadcrumbs, here]}
      contentType="wizard"
      help={<StepHelp step={draft?.step ?? 0} />}
    >
      <AddActionPage
        place={place}
        name={name}
        submission={submission}
        review={(draft) => (
          <SpaceBetween size="l">
            <OwnerGuard place={place} name={name} />
            <Review place={place} draft={draft} submission={submission} onLeave={openPipeline} />
          </SpaceBetween>
        )}
        undo={<UndoButtons place={place} name={name} />}
        onLeave={openPipeline}
      />
    </Page>
  )
}

export function ReviewRoute() {
  const { name, place, pageProps, openPipeline, ends, openWizard } = useEditNavigation()
  const submission = useSubmission(place, name, ends)
  return (
    <Page
      {...pageProps}
      title={`Review changes - ${name}`}
      breadcrumbs={[...pageProps.breadcrumbs, { text: 'Review changes', href: '' }]}
    >
      <ReviewPage
        place={place}
        name={name}
        submission={submission}
        undo={<UndoButtons place={place} name={name} />}
        owner={<OwnerGuard place={place} name={name} />}
        onPrevious={openWizard}
        onOpenPipeline={openPipeline}
      />
    </Page>
  )
}
