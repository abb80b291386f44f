import { useState } from 'react'

/**
 * A proposal that stands still while its field has the focus: one that arrives late would run into
 * what somebody is about to type.
 *
 * `hold` belongs to the field's focus, `release` to its blur, and to a change of its own.
 */
export function useSteady(proposal: string) {
  const [held, setHeld] = useState<string>()
  const value = held ?? proposal
  return { value, hold: () => setHeld(value), release: () => setHeld(undefined) }
}

export type Steady = ReturnType<typeof useSteady>
