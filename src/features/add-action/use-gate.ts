import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { PlanResult } from '../../pipeline/edits.ts'
import type { FindProblems } from '../../pipeline/problems.ts'
import { findFieldProblems, isFilled, knownProblems, type WizardDraft } from './field-problems.ts'
import type { Field } from './fields.ts'
import { bucketStep, firstOpenStep, reviewStep, stepOf } from './step-plan.ts'
import type { Notes } from './step-props.ts'
import type { Stores } from './stores.ts'

interface GateInput {
  draft: WizardDraft
  edited: PlanResult
  stores: Stores
  find: FindProblems | undefined
  /** The step that is shown. */
  step: number
  /** What holds the controls. */
  formRef: RefObject<HTMLElement | null>
}

/**
 * Holds a person at the first step with an error, and says what is wrong where. Errors of an empty
 * control wait until somebody wants to go on; all others show at once.
 */
export function useGate({ draft, edited, stores, find, step, formRef }: GateInput) {
  const [attempted, setAttempted] = useState<readonly number[]>([])
  const { base, region } = draft
  const known = useMemo(() => knownProblems(base, region, find), [base, region, find])
  const { rows, findings } = stores
  const problems = useMemo(
    () => findFieldProblems(draft, edited, { rows, findings }, find, known),
    [draft, edited, rows, findings, find, known],
  )

  // Every failed attempt moves the focus, also the second one at the same step.
  useEffect(() => {
    if (attempted.length === 0) return
    formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [attempted, formRef])

  const notesAt = (field: Field): Notes => {
    const here = problems.filter((problem) => problem.field === field)
    const isShown = attempted.includes(stepOf(field)) || isFilled(field, draft.answers)
    const errors = isShown ? here.filter(({ severity }) => severity === 'error') : []
    const warnings = here.filter(({ severity }) => severity === 'warning')
    return {
      ...(errors.length > 0 && { errorText: inWords(errors) }),
      ...(warnings.length > 0 && { warningText: inWords(warnings) }),
    }
  }

  const elsewhere = problems.filter(
    ({ field, severity }) => field === 'elsewhere' && severity === 'error',
  )
  return {
    notesAt,
    /** The first step before `target` that is not done; its errors are shown from now on. */
    findOpenStep: (target: number): number | undefined => {
      const open = firstOpenStep(problems, target)
      if (open !== undefined) setAttempted((before) => [...before, open])
      return open
    },
    /** Whether the step cannot be judged yet. */
    isWaiting: step === bucketStep && stores.isAsking,
    reviewError: attempted.includes(reviewStep) && elsewhere.length > 0 && inWords(elsewhere),
  }
}

const inWords = (problems: readonly { text: string }[]) =>
  problems.map(({ text }) => text).join(' ')
