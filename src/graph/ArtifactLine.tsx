import { type CSSProperties, memo } from 'react'
import type { PositionedArtifact } from './layout.ts'
import { regionColors } from './region-color.ts'
import { pathThrough, type Point } from './routes.ts'
import { sizes } from './sizes.ts'

interface ArtifactLineProps {
  edge: PositionedArtifact
  /** One of its ends is pointed at, in focus or selected. */
  isActive: boolean
}

/** An artifact's way: thin; dashed and in the region's colour where it is copied to another one. */
export const ArtifactLine = memo(({ edge, isActive }: ArtifactLineProps) => {
  const end = edge.points.at(-1) ?? { x: 0, y: 0 }
  return (
    <g className={classesOf(edge, isActive)} style={colorOf(edge)}>
      <path className="graph-line" d={pathThrough(edge.points)} />
      <path className="graph-line-head" d={`M${end.x} ${end.y}l-7 -4v8z`} />
    </g>
  )
})
ArtifactLine.displayName = 'ArtifactLine'

/** The artifact's name on a line that copies it. */
export const CopyLabel = memo(({ edge, isActive }: ArtifactLineProps) => (
  <div
    className={`${classesOf(edge, isActive)} graph-line-label`}
    style={{ ...colorOf(edge), ...middleOfLastRun(edge.points) }}
    title={`${edge.artifact}, copied to ${edge.region}`}
  >
    {edge.artifact}
  </div>
))
CopyLabel.displayName = 'CopyLabel'

const classesOf = ({ crossesRegions }: PositionedArtifact, isActive: boolean) =>
  `graph-artifact${crossesRegions ? ' graph-artifact-copied' : ''}${
    isActive ? ' graph-artifact-active' : ''
  }`

const colorOf = ({ crossesRegions, region }: PositionedArtifact) =>
  (crossesRegions ? { '--line-color': regionColors(region).fill } : {}) as CSSProperties

function middleOfLastRun(points: readonly Point[]): CSSProperties {
  const end = points.at(-1) ?? { x: 0, y: 0 }
  const turn = points.at(-2) ?? end
  const x = (turn.x + end.x - 6) / 2
  return {
    transform: `translate(${x}px, ${end.y}px) translate(-50%, -50%)`,
    maxWidth: sizes.label,
  }
}
