import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Grid from '@cloudscape-design/components/grid'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Wizard from '@cloudscape-design/components/wizard'
import { useRef } from 'react'
import type { PlanResult } from '../../pipeline/edits.ts'
import type { FindProblems } from '../../pipeline/problems.ts'
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

interface AddActionWizardProps extends Omit<AddActionPageProps, 'name'> {
  draft: WizardDraft
  edited: PlanResult
  save: (draft: WizardDraft) => void
  /** The rules of live pipelines when left out. */
  findProblems?: FindProblems
  /** What the last step is called, and what ends the wizard. */
  ending?: { title: string; description: string; submit: string }
}

const submitting = {
  title: 'Review and submit',
  description: 'What will change. AWS is asked once more before anything is sent.',
  submit: 'Submit changes',
}

/** The steps beside a picture of what they amount to. */
export function AddActionWizard(props: AddActionWizardProps) {
  const { place, save, submission, review, undo, onLeave, ending = submitting } = props
  const { submitted, newer } = submission
  const { draft, edited, stores } = useShownDraft(
    place,
    submitted ? { draft: { ...props.draft, ...submitted.draft }, edited: submitted.edited } : props,
  )
  const step = Math.min(draft.step ?? 0, reviewStep)
  const formRef = useRef<HTMLDivElement>(null)
  const gate = useGate({ draft, edited, stores, find: props.findProblems, step, formRef })
  const leave = useLeaveGuard(draft)

  const ground = { base: draft.base, homeRegion: draft.region }
  const goTo = (target: number) => {
    const open = target > step ? gate.findOpenStep(target) : undefined
    if (open === undefined && submission.error) submission.reset()
    const reached = open ?? target
    if (reached !== step) save({ ...draft, step: reached })
  }
  const onSubmit = () => {
    const open = gate.findOpenStep(reviewStep + 1)
    if (open === undefined && !newer) submission.submit(draft)
    else if (open !== undefined && open !== step) save({ ...draft, step: open })
  }
  const isPictured = step < reviewStep

  return (
    <SpaceBetween size="l">
      {newer && isPictured && (
        <Alert
          type="warning"
          header={`${draft.base.name} is at version ${newer.version} now`}
          action={
            <Button onClick={() => save({ ...draft, step: reviewStep })}>Compare and decide</Button>
          }
        >
          Somebody else saved it after this draft was begun on version {draft.base.version}. Your
          answers are kept.
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
            isLoadingNextStep={submission.isPending || gate.isWaiting}
            submitButtonText={ending.submit}
            i18nStrings={words}
            secondaryActions={undo}
            onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
            onCancel={onLeave}
            onSubmit={onSubmit}
            steps={[
              ...steps.map(({ title, description, Content }) => ({
                title,
                description,
                content: (
                  <Content
                    place={place}
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
                title: ending.title,
                description: ending.description,
                content: review(draft),
                errorText:
                  gate.reviewError ||
                  (newer && `Nothing can be sent yet: continue on version ${newer.version} first.`),
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
