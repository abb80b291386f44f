import Icon from '@cloudscape-design/components/icon'
import { type CSSProperties, memo } from 'react'
import type { Mark } from './change-target.ts'
import { markIcons } from './Chips.tsx'
import type { PositionedArtifact } from './layout.ts'
import { markNames } from './node-names.ts'
import { regionColors } from './region-color.ts'
import { pathThrough, type Point } from './routes.ts'
import { sizes } from './sizes.ts'

interface ArtifactLineProps {
  edge: PositionedArtifact
  mark: Mark | undefined
  /** One of its ends is pointed at, in focus or selected. */
  isActive: boolean
}

/** An artifact's way: thin; dashed and in the region's colour where it is copied to another one. */
export const ArtifactLine = memo((props: ArtifactLineProps) => {
  const { edge } = props
  const end = edge.points.at(-1) ?? { x: 0, y: 0 }
  return (
    <g className={classesOf(props)} style={colorOf(props)}>
      <path className="graph-line" d={pathThrough(edge.points)} />
      <path className="graph-line-head" d={`M${end.x} ${end.y}l-7 -4v8z`} />
    </g>
  )
})
ArtifactLine.displayName = 'ArtifactLine'

/** The artifact's name on a line that copies it or that differs. */
export const ArtifactLabel = memo((props: ArtifactLineProps) => {
  const { edge, mark } = props
  const { artifact, crossesRegions, region, points } = edge
  return (
    <div
      className={`${classesOf(props)} graph-line-label`}
      style={{ ...colorOf(props), ...middleOfLastRun(points) }}
      title={[
        mark && markNames[mark],
        crossesRegions ? `${artifact}, copied to ${region}` : artifact,
      ]
        .filter(Boolean)
        .join(': ')}
    >
      {mark && <Icon name={markIcons[mark]} size="small" />}
      {artifact}
    </div>
  )
})
ArtifactLabel.displayName = 'ArtifactLabel'

const classesOf = ({ edge: { crossesRegions }, mark, isActive }: ArtifactLineProps) =>
  [
    'graph-artifact',
    crossesRegions && 'graph-artifact-copied',
    mark && `graph-artifact-${mark}`,
    isActive && 'graph-artifact-active',
  ]
    .filter(Boolean)
    .join(' ')

const colorOf = ({ edge: { crossesRegions, region }, mark }: ArtifactLineProps) =>
  // What differs has the colour of how it differs.
  (crossesRegions && !mark ? { '--line-color': regionColors(region).fill } : {}) as CSSProperties

function middleOfLastRun(points: readonly Point[]): CSSProperties {
  const end = points.at(-1) ?? { x: 0, y: 0 }
  const turn = points.at(-2) ?? end
  const x = (turn.x + end.x - 6) / 2
  return {
    transform: `translate(${x}px, ${end.y}px) translate(-50%, -50%)`,
    maxWidth: sizes.label,
  }
}
