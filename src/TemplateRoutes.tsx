import { useMemo, useState } from 'react'
import { draftStore } from './draft/draft-store.ts'
import { planOf } from './draft/draft.ts'
import { AddActionWizard } from './features/add-action/AddActionWizard.tsx'
import { StepHelp } from './features/add-action/StepHelp.tsx'
import { useWizardDraft } from './features/add-action/use-wizard-draft.ts'
import { Checks } from './features/review/Checks.tsx'
import { ChangeNotes } from './features/review/ChangeNotes.tsx'
import { ReviewProblems } from './features/review/ReviewProblems.tsx'
import { StoresTable } from './features/review/StoresTable.tsx'
import { OpenTemplateScreen } from './features/template/OpenTemplateScreen.tsx'
import { StackTemplateScreen } from './features/template/StackTemplateScreen.tsx'
import { TemplateChanges } from './features/template/TemplateChanges.tsx'
import { TemplateMissing } from './features/template/TemplateMissing.tsx'
import { TemplateReviewScreen } from './features/template/TemplateReviewScreen.tsx'
import {
  type OpenPipeline,
  pipelineOf,
  useOpenTemplate,
} from './features/template/use-open-template.ts'
import { UndoButtons } from './features/undo/UndoButtons.tsx'
import { useTemplateAddress } from './template-address.ts'
import { Page } from './ui/Page.tsx'

/** The screens of a template, of a file or of a stack; features meet here, for none imports another. */

/** A file to open, or a stack's template with its pipelines. */
export function TemplateRoute() {
  const { source, breadcrumbs, hrefOf, follow, stacks } = useTemplateAddress()
  const open = useOpenTemplate(source)
  const onOpen = (logicalId: string) => follow(hrefOf(logicalId))
  const title = source.kind === 'file' ? 'Templates' : `Template of ${source.stack}`
  return (
    <Page title={title} breadcrumbs={breadcrumbs} onFollow={follow}>
      {source.kind === 'file' ? (
        <OpenTemplateScreen
          open={open}
          hrefOf={hrefOf}
          onOpen={onOpen}
          onStacks={() => follow(stacks)}
        />
      ) : (
        <StackTemplateScreen open={open} hrefOf={hrefOf} onOpen={onOpen} />
      )}
    </Page>
  )
}

const parts = { StoresTable, ReviewProblems, ChangeNotes }
const partsWithAws = { ...parts, Checks }

/** What every screen about one pipeline of the template starts from. */
function useOpenPipeline() {
  const address = useTemplateAddress()
  const open = useOpenTemplate(address.source)
  const { template, source } = open
  const { logicalId } = address
  const opened = useMemo(
    () => pipelineOf({ template, source }, logicalId),
    [template, source, logicalId],
  )
  return { address, open, opened, parts: source.kind === 'file' ? parts : partsWithAws }
}

const ending = {
  title: 'Review',
  description: 'What will change. The text of the template comes next; nothing is written yet.',
  submit: 'Continue to the text',
}

export function TemplateAddActionRoute() {
  const { address, open, opened } = useOpenPipeline()
  const { source, logicalId, breadcrumbs, follow, hrefOf } = address
  const here = { text: 'Add cross-region action', href: '' }
  return (
    <Page
      title={`Add cross-region action - ${logicalId}`}
      breadcrumbs={[...breadcrumbs, here]}
      onFollow={follow}
      contentType="wizard"
      help={<StepHelp step={0} />}
    >
      {opened ? (
        <TemplateWizard
          opened={opened}
          parts={source.kind === 'file' ? parts : partsWithAws}
          onLeave={() => follow(hrefOf(logicalId))}
          onReview={() => follow(hrefOf(logicalId, '/review'))}
        />
      ) : (
        <TemplateMissing open={open} logicalId={logicalId} onBack={() => follow(address.root)} />
      )}
    </Page>
  )
}

interface TemplateWizardProps {
  opened: OpenPipeline
  parts: typeof parts
  onLeave: () => void
  onReview: () => void
}

/** The wizard of live pipelines, on a template's; it ends in the template's own review. */
function TemplateWizard({ opened, parts, onLeave, onReview }: TemplateWizardProps) {
  const { pipeline, findProblems, place, draftName } = opened
  const [readAt] = useState(Date.now)
  const read = useMemo(() => ({ data: { pipeline }, readAt }), [pipeline, readAt])
  const { draft, edited, save } = useWizardDraft(place, draftName, read)
  if (!draft || !edited) return null
  return (
    <AddActionWizard
      place={place}
      draft={draft}
      edited={edited}
      save={save}
      findProblems={findProblems}
      ending={ending}
      submission={{
        isPending: false,
        error: undefined,
        newer: undefined,
        submitted: undefined,
        submit: (finished) => {
          const { answers: _answers, step: _step, ...settled } = finished
          draftStore.set({ ...settled, edits: planOf(finished).edits })
          onReview()
        },
        reset: () => undefined,
      }}
      review={(reviewed) => <TemplateChanges opened={opened} draft={reviewed} parts={parts} />}
      undo={<UndoButtons place={place} name={draftName} />}
      onLeave={onLeave}
    />
  )
}

export function TemplateReviewRoute() {
  const { address, open, opened, parts } = useOpenPipeline()
  const { source, logicalId, breadcrumbs, follow, hrefOf } = address
  return (
    <Page
      title={`Review changes - ${logicalId}`}
      breadcrumbs={[...breadcrumbs, { text: 'Review changes', href: '' }]}
      onFollow={follow}
    >
      {opened ? (
        <TemplateReviewScreen
          open={open}
          opened={opened}
          parts={parts}
          undo={<UndoButtons place={opened.place} name={opened.draftName} />}
          onPrevious={() => follow(hrefOf(logicalId))}
          onChangeSet={
            source.kind === 'stack'
              ? () => follow(`${address.stacks}/${source.stack}/change-set`)
              : () => follow(address.newStack)
          }
        />
      ) : (
        <TemplateMissing open={open} logicalId={logicalId} onBack={() => follow(address.root)} />
      )}
    </Page>
  )
}
