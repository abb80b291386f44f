import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { PipelineStateView } from '../../graph/state.ts'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'
import { search, searchable } from './action-search.ts'

/** Milliseconds without typing until the address is changed. */
const pause = 300

interface FindOptions {
  pipeline: Pipeline
  homeRegion: Region
  state: PipelineStateView | undefined
  /** What the address asks for. */
  initial: string | undefined
  /** Keeps the text in the address. */
  onKeep: (text: string | undefined) => void
}

/** What is looked for among stages and actions, and which of what was found is pointed at. */
export function useFind({ pipeline, homeRegion, state, initial, onKeep }: FindOptions) {
  const [text, setText] = useState(initial ?? '')
  const [at, setAt] = useState<number>()
  const asked = useDeferredValue(text.trim())
  const all = useMemo(() => searchable(pipeline, homeRegion, state), [pipeline, homeRegion, state])
  const found = useMemo(
    () => (asked ? search(all, asked).map(({ selection }) => selection) : undefined),
    [all, asked],
  )
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (next: string) => {
    setText(next)
    setAt(undefined)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onKeep(next.trim() || undefined), pause)
  }
  const step = (by: 1 | -1) => {
    const count = found?.length ?? 0
    if (count === 0) return
    setAt(at === undefined ? (by === 1 ? 0 : count - 1) : (at + by + count) % count)
  }
  return { text, change, found, at, step, pointed: at === undefined ? undefined : found?.[at] }
}
