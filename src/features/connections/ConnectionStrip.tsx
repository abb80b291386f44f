import type { CallerIdentity } from '../../aws/identity.ts'
import type { Marked } from './connection-marks.ts'
import { markStyle } from './mark-style.ts'
import './mark.css'

interface ConnectionStripProps {
  mark: Marked
  identity: CallerIdentity | undefined
  alias: string | undefined
}

/** Below the top bar, in the connection's colour: which account this is, in words too. */
export function ConnectionStrip({ mark, identity, alias }: ConnectionStripProps) {
  if (!mark.color) return null
  return (
    <div
      className="connection-strip"
      style={markStyle(mark.color)}
      role="region"
      aria-label="Connection"
    >
      <strong>{mark.name}</strong>
      <span>
        {identity
          ? `Account ${identity.account}${alias === undefined ? '' : ` (${alias})`}`
          : 'Account unknown'}
      </span>
    </div>
  )
}
