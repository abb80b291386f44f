import { createContext, lazy, Suspense, use } from 'react'
import { BucketQuestion } from './features/add-action/BucketQuestion.tsx'
import { ActionChanges } from './features/change-action/ActionChanges.tsx'
import { StoreChange } from './features/change-action/StoreChange.tsx'
import { TypeChange } from './features/change-action/TypeChange.tsx'
import type { Written } from './features/change-action/use-changed-draft.ts'
import type { ChangeParts } from './features/pipeline/change-parts.ts'

const AskedChange = lazy(async () => ({
  default: (await import('./features/change-action/AskedChange.tsx')).AskedChange,
}))

interface InTemplate {
  /** What the draft of the pipeline is kept under. */
  draftName: string
  written: Written
  /** Opens the one form that the address then asks for; nothing closes it. */
  ask: (asked: { change?: string; store?: string }) => void
  onReview: () => void
}

const Context = createContext<InTemplate | undefined>(undefined)

/** Which pipeline of a template the parts below are about. */
export const InTemplateProvider = Context.Provider

function useInTemplate() {
  const context = use(Context)
  if (!context) throw new Error('No pipeline of a template is open.')
  const { draftName, written, ask, onReview } = context
  return { own: { name: draftName, written, onReview }, ask }
}

/** The forms of live pipelines, for a pipeline that is written in a template. */
export const templateChanges: ChangeParts = {
  ActionChanges: (props) => {
    const { own, ask } = useInTemplate()
    return <ActionChanges {...props} {...own} onAsk={(change) => ask({ change })} />
  },
  TypeChange: ({ place }) => {
    const { own } = useInTemplate()
    return <TypeChange place={place} {...own} />
  },
  StoreChange: (props) => {
    const { own, ask } = useInTemplate()
    return <StoreChange {...props} {...own} onAsk={(store) => ask({ store })} />
  },
  AskedChange: (props) => {
    const { own, ask } = useInTemplate()
    if (props.change === undefined && props.store === undefined) return null
    return (
      <Suspense>
        <AskedChange {...props} {...own} BucketQuestion={BucketQuestion} onClose={() => ask({})} />
      </Suspense>
    )
  },
}
