import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Grid from '@cloudscape-design/components/grid'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Wizard from '@cloudscape-design/components/wizard'
import { useRef } from 'react'
import type { PipelineAsRead } from '../../aws/pipelines.ts'
import type { PlanResult } from '../../pipeline/edits.ts'
import { draftStore } from '../../draft/draft-store.ts'
import type { AddActionPageProps } from './AddActionPage.tsx'
import { changeAnswers } from './defaults.ts'
import type { WizardDraft } from './field-problems.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import { Picture } from './Picture.tsx'
import { reviewStep } from './step-plan.ts'
import { steps } from './steps.tsx'
import { useGate } from './use-gate.ts'
import { useLeaveGuard } from './use-leave-guard.ts'
import { useShownDraft } from './use-shown-draft.ts'
import { useSubmit } from './use-submit.ts'

interface AddActionWizardProps extends Omit<AddActionPageProps, 'name'> {
  draft: WizardDraft
  edited: PlanResult
  /** Whether there is a draft to lose. */
  isStored: boolean
  /** The pipeline as AWS has it now, once it has been read. */
  latest: PipelineAsRead | undefined
  save: (draft: WizardDraft) => void
}

/** The steps beside a picture of what they amount to. */
export function AddActionWizard(props: AddActionWizardProps) {
  const { place, isStored, latest, save, Review, when, onSubmitted, onLeave } = props
  const { submission, submitted, submit } = useSubmit(place, {
    onUpdated: when.afterUpdate,
    onSubmitted,
  })
  const { draft, edited, stores } = useShownDraft(place, submitted ?? props)
  const step = Math.min(draft.step ?? 0, reviewStep)
  const formRef = useRef<HTMLDivElement>(null)
  const gate = useGate({ draft, edited, stores, step, formRef })
  const leave = useLeaveGuard(draft)

  const ground = { base: draft.base, homeRegion: draft.region }
  const goTo = (target: number) => {
    const open = target > step ? gate.findOpenStep(target) : undefined
    if (open === undefined && submission.isError) submission.reset()
    const reached = open ?? target
    if (reached !== step) save({ ...draft, step: reached })
  }
  const onSubmit = () => {
    const open = gate.findOpenStep(reviewStep + 1)
    if (open === undefined) when.start(() => submit(draft, edited))
    else if (open !== step) save({ ...draft, step: open })
  }
  const hasMoved = isStored && latest && latest.version !== draft.base.version
  const isPictured = step < reviewStep

  return (
    <SpaceBetween size="l">
      {hasMoved && !submission.isPending && !submission.data && (
        <Alert
          type="warning"
          header={`${draft.base.name} is at version ${latest.version} now`}
          action={
            <Button onClick={() => save({ ...draft, base: latest.pipeline, readAt: Date.now() })}>
              Start again from version {latest.version}
            </Button>
          }
        >
          Someone changed it after this draft was started on version {draft.base.version}. Your
          answers are kept and applied to the newer version.
        </Alert>
      )}
      <Grid
        gridDefinition={
          isPictured
            ? [{ colspan: { default: 12, s: 7 } }, { colspan: { default: 12, s: 5 } }]
            : [{ colspan: 12 }]
        }
      >
        <div ref={formRef}>
          <Wizard
            activeStepIndex={step}
            isLoadingNextStep={submission.isPending || when.isWaiting || gate.isWaiting}
            submitButtonText="Submit changes"
            i18nStrings={words}
            onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
            onCancel={onLeave}
            onSubmit={onSubmit}
            steps={[
              ...steps.map(({ title, description, Content }) => ({
                title,
                description,
                content: (
                  <Content
                    draft={draft}
                    edited={edited.pipeline}
                    stores={stores}
                    notesAt={gate.notesAt}
                    onChange={(part) =>
                      save({ ...draft, answers: changeAnswers(draft.answers, part, ground) })
                    }
                  />
                ),
              })),
              {
                title: 'Review and submit',
                description: 'What will change. AWS is asked once more before anything is sent.',
                content: <Review place={place} draft={draft} submission={submission} when={when} />,
                errorText: gate.reviewError,
              },
            ]}
          />
        </div>
        {isPictured && (
          <section
            aria-label="Picture of the pipeline with your changes"
            style={{ position: 'sticky', insetBlockStart: '120px' }}
          >
            <Picture draft={draft} edited={edited.pipeline} />
          </section>
        )}
      </Grid>
      {leave.status === 'blocked' && (
        <LeaveDialog
          name={draft.base.name}
          onStay={leave.reset}
          onKeep={leave.proceed}
          onDiscard={() => {
            draftStore.remove(draft)
            leave.proceed()
          }}
        />
      )}
    </SpaceBetween>
  )
}

const words = {
  stepNumberLabel: (number: number) => `Step ${number}`,
  collapsedStepsLabel: (number: number, count: number) => `Step ${number} of ${count}`,
  navigationAriaLabel: 'Steps',
  cancelButton: 'Cancel',
  previousButton: 'Previous',
  nextButton: 'Next',
  optional: 'optional',
  errorIconAriaLabel: 'Error',
  nextButtonLoadingAnnouncement: 'Asking S3 about the buckets',
  submitButtonLoadingAnnouncement: 'Submitting the changes',
}
