import { useState } from 'react'
import { type NewStack, plainStack } from './new-stack.ts'

/** What a person has entered for a change set. */
interface Entered {
  /** Values of parameters by key. */
  given: Readonly<Record<string, string>>
  /** Capabilities that are acknowledged. */
  granted: readonly string[]
  mode: 'standard' | 'REVERT_DRIFT'
  /** Of a stack that is to be made. */
  made: NewStack
  /** Where a long template has been uploaded to. */
  uploaded: { text: string; url: string } | undefined
}

export interface Answers extends Entered {
  answer: (part: Partial<Entered>) => void
}

/** Outlives the form, so that a change set that was refused or deleted can be asked for anew. */
export function useAnswers(): Answers {
  const [entered, setEntered] = useState<Entered>({
    given: {},
    granted: [],
    mode: 'standard',
    made: plainStack,
    uploaded: undefined,
  })
  return { ...entered, answer: (part) => setEntered((before) => ({ ...before, ...part })) }
}
