import type { ReactNode, Ref } from 'react'
import './code.css'
import { codeTokens } from './code-tokens.ts'

/**
 * What scrolls must be reachable by keyboard, also where nothing in it takes the focus.
 * Source: https://dequeuniversity.com/rules/axe/4.11/scrollable-region-focusable
 */
const reachable = { tabIndex: 0 }

interface CodeRegionProps {
  label: string
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}

/** A frame that scrolls its code and not the page. */
export const CodeRegion = ({ label, ref, children }: CodeRegionProps) => (
  <div
    {...reachable}
    {...(ref && { ref })}
    className="code-scroll"
    role="region"
    aria-label={label}
    style={codeTokens}
  >
    {children}
  </div>
)
