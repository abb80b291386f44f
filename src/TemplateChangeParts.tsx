import { type ComponentProps, createContext, use } from 'react'
import { BucketQuestion } from './features/add-action/BucketQuestion.tsx'
import { ActionChanges } from './features/change-action/ActionChanges.tsx'
import { StoreChange } from './features/change-action/StoreChange.tsx'
import type { Written } from './features/change-action/use-changed-draft.ts'
import type { ChangeParts } from './features/pipeline/change-parts.ts'

interface InTemplate {
  /** What the draft of the pipeline is kept under. */
  draftName: string
  written: Written
  onReview: () => void
}

const Context = createContext<InTemplate | undefined>(undefined)

/** Which pipeline of a template the parts below are about. */
export const InTemplateProvider = Context.Provider

function useInTemplate() {
  const { draftName, written, onReview } = use(Context) ?? {}
  if (!draftName || !written || !onReview) throw new Error('No pipeline of a template is open.')
  return { name: draftName, written, onReview, BucketQuestion }
}

/** The forms of live pipelines, for a pipeline that is written in a template. */
export const templateChanges: ChangeParts = {
  ActionChanges: (props: ComponentProps<ChangeParts['ActionChanges']>) => (
    <ActionChanges {...props} {...useInTemplate()} />
  ),
  StoreChange: (props: ComponentProps<ChangeParts['StoreChange']>) => (
    <StoreChange {...props} {...useInTemplate()} />
  ),
}
