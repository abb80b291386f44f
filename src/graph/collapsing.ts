import { createContext } from 'react'

/** Which stages are drawn as one card, and how that is changed. */
export interface Collapsing {
  /** Names of stages. */
  collapsed: ReadonlySet<string>
  /** Collapses a stage, or expands it again. */
  toggle: (stage: string) => void
  collapseAll: () => void
  expandAll: () => void
}

export const CollapsingContext = createContext<Collapsing | undefined>(undefined)
