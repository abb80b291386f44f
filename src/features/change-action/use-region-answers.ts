import { useCallback, useState } from 'react'
import type { RegionAnswers } from './region-fields.ts'

const nothing: RegionAnswers = { region: '', store: undefined, isRewriting: true }

/** The answers of a form that names a region, and how a part of them changes. */
export function useRegionAnswers() {
  const [answers, setAnswers] = useState(nothing)
  const change = useCallback(
    (part: Partial<RegionAnswers>) => setAnswers((known) => ({ ...known, ...part })),
    [],
  )
  return [answers, change] as const
}
