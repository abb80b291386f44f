import { memo } from 'react'
import type { PositionedTransition } from './layout.ts'
import { transitionText } from './node-names.ts'
import { sameFacts } from './same-facts.ts'
import type { TransitionState } from './state.ts'

interface TransitionArrowProps {
  transition: PositionedTransition
  inbound: TransitionState
}

/** The arrow from one stage to the next; a disabled transition is dashed, barred and says so. */
export const TransitionArrow = memo(({ transition, inbound }: TransitionArrowProps) => {
  const { start, end } = transition
  const center = (start.x + end.x) / 2
  return (
    <g className={inbound.enabled ? 'graph-transition' : 'graph-transition graph-transition-off'}>
      <title>{transitionText(inbound)}</title>
      <path className="graph-line" d={`M${start.x} ${start.y}H${end.x - 3}`} />
      <path className="graph-transition-head" d={`M${end.x - 9} ${end.y - 5}l6 5l-6 5`} />
      {!inbound.enabled && (
        <>
          <circle className="graph-transition-bar" cx={center} cy={start.y} r="9" />
          <path
            className="graph-transition-bar"
            d={`M${center - 4} ${start.y - 4}l8 8m0 -8l-8 8`}
          />
          <text className="graph-transition-text" x={center} y={start.y + 24}>
            Disabled
          </text>
        </>
      )}
    </g>
  )
}, sameFacts)
TransitionArrow.displayName = 'TransitionArrow'
