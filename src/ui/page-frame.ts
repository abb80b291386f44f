import { createContext, type ReactNode, useContext } from 'react'

/** What every screen has around its content; given once, above the screens. */
export interface PageFrame {
  navigation: ReactNode
  isNavigationOpen: boolean
  onNavigationToggle: (isOpen: boolean) => void
  /** Messages that concern every screen. */
  notifications: ReactNode
}

const context = createContext<PageFrame | undefined>(undefined)

export const PageFrameProvider = context.Provider

/** Undefined on a screen that stands alone. */
export const usePageFrame = (): PageFrame | undefined => useContext(context)
