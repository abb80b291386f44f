import Icon from '@cloudscape-design/components/icon'
import { memo } from 'react'
import { regionName } from '../pipeline/regions.ts'
import type { PositionedLane } from './layout.ts'
import { RegionBadge } from './RegionBadge.tsx'
import { sizes } from './sizes.ts'

interface LaneBandProps {
  lane: PositionedLane
  homeRegion: string
}

/** The lane of a region, headed by its name, its bucket and its key. */
export const LaneBand = memo(({ lane, homeRegion }: LaneBandProps) => {
  const { region, isHome, store, use, x, y, width, height } = lane
  return (
    <div
      role="group"
      aria-label={`Region ${region}`}
      className={laneClass(lane)}
      style={{ transform: `translate(${x}px,${y}px)`, width, height }}
    >
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
              {store.encryptionKey ? `Key ${keyName(store.encryptionKey.id)}` : 'Key aws/s3'}
            </span>
          </>
        ) : (
          <span className="graph-lane-missing">
            <Icon name="status-negative" variant="error" size="small" /> No artifact store
          </span>
        )}
      </div>
      {use !== 'actions' && (
        <span className="graph-lane-unused" style={{ insetInlineStart: sizes.laneHead }}>
          {use === 'conditions'
            ? 'Only rules of conditions run here'
            : store && !isHome
              ? 'Unused artifact store: no action runs here'
              : 'No action runs here'}
        </span>
      )}
    </div>
  )
})
LaneBand.displayName = 'LaneBand'

const laneClass = ({ isHome, use }: PositionedLane) =>
  `graph-place graph-lane${isHome ? ' graph-lane-home' : ''}${
    use === 'nothing' ? ' graph-lane-idle' : ''
  }`

/** The end of a key's ARN, where it differs from others: an alias or an id. */
const keyName = (id: string): string => id.replace(/^arn:.*?:(?:key\/)?(?=[^:]*$)/, '')
