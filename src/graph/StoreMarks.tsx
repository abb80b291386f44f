import Box from '@cloudscape-design/components/box'
import { artifactStoresOf, type Pipeline, type Region } from '../pipeline/pipeline.ts'
import type { ChangeTarget } from './change-target.ts'
import { MarkChip } from './Chips.tsx'
import type { Compared } from './marks.ts'
import { RegionBadge } from './RegionBadge.tsx'
import './store-marks.css'

interface StoreMarksProps {
  before: Pipeline
  after: Pipeline
  homeRegion: Region
  show: Compared
  targets: readonly ChangeTarget[]
  /** The region whose store is looked at. */
  selected: Region | undefined
  onSelect: (region: Region) => void
}

/** The artifact store of every region, what is new, other or gone about it marked. */
export function StoreMarks(props: StoreMarksProps) {
  const { before, after, homeRegion, show, targets, selected, onSelect } = props
  const [old, next] = [artifactStoresOf(before, homeRegion), artifactStoresOf(after, homeRegion)]
  const shown = show === 'before' ? old : show === 'after' ? next : { ...old, ...next }
  const marks = new Map(
    targets.flatMap(({ region, mark }) => (region === undefined ? [] : [[region, mark]])),
  )
  return (
    <ul className="store-marks" aria-label="Artifact stores">
      {Object.entries(shown).map(([region, store]) => {
        const mark = marks.get(region)
        const content = (
          <>
            <RegionBadge region={region} homeRegion={homeRegion} />
            <Box variant="code" color="text-body-secondary">
              {store.location}
            </Box>
            {mark && <MarkChip mark={mark} />}
          </>
        )
        return (
          <li key={region}>
            {mark ? (
              <button
                type="button"
                className="store-mark"
                aria-pressed={selected === region}
                onClick={() => onSelect(region)}
              >
                {content}
              </button>
            ) : (
              <span className="store-mark">{content}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
