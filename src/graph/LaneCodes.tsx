import { memo } from 'react'
import type { PositionedLane } from './layout.ts'
import { regionColors } from './region-color.ts'
import { RegionBadge } from './RegionBadge.tsx'
import { sizes } from './sizes.ts'
import { spreadApart } from './spread-apart.ts'

interface LaneCodesProps {
  lanes: readonly PositionedLane[]
  homeRegion: string
  /** How much the drawing is shrunk; what is written here is not. */
  scale: number
}

/** From one code to the next, and from a code to its lane; pixels on the page. */
const distance = 24
const leader = 14

/**
 * What the lanes are called where their heads cannot be read: each region's code beside its lane,
 * led to it by a line where lanes are too low for their codes. The lanes themselves carry the names
 * for a screen reader.
 */
export const LaneCodes = memo(({ lanes, homeRegion, scale }: LaneCodesProps) => {
  const middles = lanes.map(({ y, height }) => y + height / 2)
  const codes = spreadApart(middles, distance / scale)
  const right = sizes.laneHead - (leader + 8) / scale
  return (
    <div aria-hidden>
      <svg className="graph-lines">
        {lanes.map(({ region, isHome }, lane) => (
          <path
            key={region}
            className="graph-lane-leader"
            style={{ stroke: isHome ? 'var(--graph-line-strong)' : regionColors(region).fill }}
            d={`M${right + 2 / scale} ${codes[lane]}L${right + leader / scale} ${middles[lane]}`}
          />
        ))}
      </svg>
      {lanes.map(({ region }, lane) => (
        <div
          key={region}
          className="graph-lane-code"
          style={{
            transform: `translate(${right}px, ${codes[lane]}px) translate(-100%, -50%) scale(${1 / scale})`,
          }}
        >
          <RegionBadge region={region} homeRegion={homeRegion} />
        </div>
      ))}
    </div>
  )
})
LaneCodes.displayName = 'LaneCodes'
