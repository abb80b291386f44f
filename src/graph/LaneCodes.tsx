import { useStore, useStoreApi } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { detailAt } from './detail.ts'
import type { PositionedLane } from './layout.ts'
import { regionColors } from './region-color.ts'
import { RegionBadge } from './RegionBadge.tsx'
import { sizes } from './sizes.ts'
import { spreadApart } from './spread-apart.ts'

interface LaneCodesProps {
  lanes: readonly PositionedLane[]
  homeRegion: string
}

/** Pixels on the page: of the widest code, from one code to the next, and from a code to its lane. */
const column = 132
const distance = 24
const leader = 18

/**
 * What the lanes are called where their heads cannot be read, as large as on the page. Where the
 * heads are out of view, the codes stand at the edge of the frame. Zoomed far out they stand beside
 * the lanes, each led to its own, because lanes are lower than codes. The lanes themselves carry the
 * names for a screen reader.
 */
export const LaneCodes = memo(({ lanes, homeRegion }: LaneCodesProps) => {
  const store = useStoreApi()
  const zoom = useStore(({ transform }) => transform[2])
  const isFar = detailAt(zoom).level === 'stages'
  const codes = useRef<HTMLDivElement>(null)

  // A pan moves one element here and nothing else.
  useEffect(() => {
    const draw = () => {
      const [x, y] = store.getState().transform
      const headsEnd = x + sizes.laneHead * zoom
      const left = headsEnd - leader - column
      const element = codes.current
      if (!element) return
      element.style.transform = `translate(${isFar ? Math.max(0, left) : 0}px, ${y}px)`
      element.hidden = !isFar && (x >= 0 || headsEnd > column)
      element.classList.toggle('graph-lane-codes-led', isFar && left >= 0)
    }
    draw()
    return store.subscribe(draw)
  }, [store, zoom, isFar])

  const middles = lanes.map((lane) => (lane.y + lane.height / 2) * zoom)
  const places = isFar
    ? spreadApart(middles, distance)
    : lanes.map((lane) => lane.y * zoom + distance / 2)
  return (
    <div
      ref={codes}
      className={`graph-lane-codes${isFar ? ' graph-lane-codes-far' : ''}`}
      aria-hidden
    >
      <svg className="graph-lines">
        {lanes.map(({ region, isHome }, lane) => (
          <path
            key={region}
            className="graph-lane-leader"
            style={{ stroke: isHome ? 'var(--graph-line-strong)' : regionColors(region).fill }}
            d={`M${column + 2} ${places[lane]}L${column + leader - 3} ${middles[lane]}`}
          />
        ))}
      </svg>
      {lanes.map(({ region }, lane) => (
        <div
          key={region}
          className="graph-lane-code"
          style={{ top: (places[lane] ?? 0) - distance / 2, width: column, height: distance }}
        >
          <RegionBadge region={region} homeRegion={homeRegion} />
        </div>
      ))}
    </div>
  )
})
LaneCodes.displayName = 'LaneCodes'
