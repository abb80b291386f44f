import { useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import { editedOf } from '../../draft/draft.ts'
import type { PlanResult } from '../../pipeline/edits.ts'
import type { WizardDraft } from './field-problems.ts'
import { bucketStep } from './step-plan.ts'
import { type Stores, withShownStores } from './stores.ts'
import { useStores } from './use-stores.ts'

interface Shown {
  draft: WizardDraft
  edited: PlanResult
  stores: Stores
}

/** The draft with the buckets that are suggested; they become answers at the next change. */
export function useShownDraft(
  place: Place,
  { draft, edited }: { draft: WizardDraft; edited: PlanResult },
): Shown {
  // S3 is asked one step ahead, so that the list is there when the step opens.
  const isNeeded = (draft.step ?? 0) >= bucketStep - 1
  const { base, answers: answered } = draft
  const stores = useStores({ place, base, answers: answered, edited: edited.pipeline, isNeeded })
  const answers = useMemo(
    () => withShownStores(draft.answers, stores.rows),
    [draft.answers, stores.rows],
  )
  const shown = useMemo(() => {
    if (answers === draft.answers) return { draft, edited }
    const filled = { ...draft, answers }
    return { draft: filled, edited: editedOf(filled) }
  }, [draft, edited, answers])
  return { ...shown, stores }
}
