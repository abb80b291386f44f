import { useNavigate } from '@tanstack/react-router'
import { createContext, type ReactNode, use } from 'react'
import { BucketQuestion } from './features/add-action/BucketQuestion.tsx'
import { ActionChanges } from './features/change-action/ActionChanges.tsx'
import { AskedChange } from './features/change-action/AskedChange.tsx'
import { StoreChange } from './features/change-action/StoreChange.tsx'
import { TypeChange } from './features/change-action/TypeChange.tsx'
import type { Written } from './features/change-action/use-changed-draft.ts'
import type { ChangeParts } from './features/pipeline/change-parts.ts'
import { changeSearch, type PipelineSearch } from './features/pipeline/pipeline-search.ts'

type Asked = Pick<PipelineSearch, 'change' | 'store'>

interface Changing {
  /** What the draft is kept under, where that is not the pipeline's name. */
  draftName: string | undefined
  /** Where the pipeline is no live one. */
  written: Written | undefined
  /** Puts the one form that is open into the address; nothing closes it. */
  ask: (asked: Asked) => void
  onReview: () => void
}

const Context = createContext<Changing | undefined>(undefined)

interface PipelineChangesProps {
  draftName?: string
  written?: Written
  openReview: () => void
  children: ReactNode
}

/** The page of a pipeline on which `changeParts` stand: what they change, and where that leads. */
export function PipelineChanges(props: PipelineChangesProps) {
  const { draftName, written, openReview, children } = props
  const navigate = useNavigate()
  const ask = (asked: Asked) =>
    navigate({
      to: '.',
      search: (before: Parameters<typeof changeSearch>[0]) =>
        changeSearch(before, { change: undefined, store: undefined, ...asked }),
      replace: true,
    })
  const changing: Changing = {
    draftName,
    written,
    ask: (asked) => void ask(asked),
    // Whoever comes back from the review is not asked again.
    onReview: () => void ask({}).then(openReview),
  }
  return <Context value={changing}>{children}</Context>
}

function useChanging(name: string) {
  const context = use(Context)
  if (!context) throw new Error('The page of no pipeline is open.')
  const { draftName = name, written, ask, onReview } = context
  return { own: { name: draftName, written, onReview }, ask }
}

/** What the page of a pipeline offers to change; a feature imports no other, so it is handed to it. */
export const changeParts: ChangeParts = {
  ActionChanges: (props) => {
    const { own, ask } = useChanging(props.name)
    return <ActionChanges {...props} {...own} onAsk={(change) => ask({ change })} />
  },
  TypeChange: (props) => {
    const { own } = useChanging(props.name)
    return <TypeChange {...props} {...own} />
  },
  StoreChange: (props) => {
    const { own, ask } = useChanging(props.name)
    return <StoreChange {...props} {...own} onAsk={(store) => ask({ store })} />
  },
  AskedChange: (props) => {
    const { own, ask } = useChanging(props.name)
    if (props.change === undefined && props.store === undefined) return null
    return (
      <AskedChange {...props} {...own} BucketQuestion={BucketQuestion} onClose={() => ask({})} />
    )
  },
}
