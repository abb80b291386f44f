import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { toFailure } from '../../aws/failures.ts'
import { pipelineQuery } from '../../aws/queries.ts'
import type { Draft } from '../../draft/draft.ts'
import { templateOf } from '../../draft/template-draft.ts'

/** How the version that a draft was begun on relates to what AWS has now. */
export type BaseState =
  | { state: 'present' }
  | { state: 'old'; latest: number }
  | { state: 'asking' }
  | { state: 'gone' }
  /** It is made on a template, which has no version. */
  | { state: 'template' }
  | { state: 'unknown'; reason: string }

/** GetPipeline calls under way at once; a person may have many drafts. */
const atOnce = 3

/** Asks AWS about the pipelines of the drafts, a few at a time; only in the connection in use. */
export function useBaseStates(drafts: readonly Draft[], connection: string): BaseState[] {
  const [open, setOpen] = useState(atOnce)
  const asked = drafts.filter((draft) => draft.connection === connection && !templateOf(draft))
  const answers = useQueries({
    queries: asked.map((draft, index) => ({
      ...pipelineQuery({ connection, region: draft.region }, draft.pipeline),
      enabled: index < open,
    })),
  })
  const settled = answers.filter(({ isPending }) => !isPending).length
  if (settled + atOnce > open) setOpen(settled + atOnce)

  return drafts.map((draft): BaseState => {
    if (templateOf(draft)) return { state: 'template' }
    const answer = answers[asked.indexOf(draft)]
    if (!answer) {
      return { state: 'unknown', reason: `It belongs to the connection ${draft.connection}.` }
    }
    if (answer.error) {
      const failure = toFailure('GetPipeline', answer.error)
      if (failure.kind === 'not-found') return { state: 'gone' }
      return { state: 'unknown', reason: failure.message }
    }
    if (!answer.data) return { state: 'asking' }
    const { version } = answer.data
    return version === draft.base.version ? { state: 'present' } : { state: 'old', latest: version }
  })
}
