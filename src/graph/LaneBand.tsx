import Icon from '@cloudscape-design/components/icon'
import { memo } from 'react'
import { regionName } from '../pipeline/regions.ts'
import { keyText, laneNote } from './lane-words.ts'
import type { PositionedLane } from './layout.ts'
import { RegionBadge } from './RegionBadge.tsx'
import { sizes } from './sizes.ts'

interface LaneBandProps {
  lane: PositionedLane
  homeRegion: string
  /** False where what it says would be too small to read. */
  hasHead: boolean
}

/** The lane of a region, headed by its name, its bucket and its key. */
export const LaneBand = memo(({ lane, homeRegion, hasHead }: LaneBandProps) => {
  const { region, isHome, store, x, y, width, height } = lane
  const note = laneNote(lane)
  return (
    <div
      role="group"
      aria-label={`Region ${region}`}
      className={laneClass(lane)}
      style={{ transform: `translate(${x}px,${y}px)`, width, height }}
    >
      {hasHead && (
        <>
          <div className="graph-lane-head" style={{ width: sizes.laneHead }}>
            <span className="graph-card-line">
              <RegionBadge region={region} homeRegion={homeRegion} />
              {isHome && <span className="graph-lane-note">Home</span>}
            </span>
            <span className="graph-lane-name">{regionName(region) ?? 'Unknown region'}</span>
            {store ? (
              <>
                <span className="graph-lane-store" title={`Bucket ${store.location}`}>
                  {store.location}
                </span>
                <span className="graph-lane-note" title={store.encryptionKey?.id}>
                  {keyText(store)}
                </span>
              </>
            ) : (
              <span className="graph-lane-missing">
                <Icon name="status-negative" variant="error" size="small" /> No artifact store
              </span>
            )}
          </div>
          {note && (
            <span className="graph-lane-unused" style={{ insetInlineStart: sizes.laneHead }}>
              {note}
            </span>
          )}
        </>
      )}
    </div>
  )
})
LaneBand.displayName = 'LaneBand'

const laneClass = ({ isHome, use }: PositionedLane) =>
  `graph-place graph-lane${isHome ? ' graph-lane-home' : ''}${
    use === 'nothing' ? ' graph-lane-idle' : ''
  }`
