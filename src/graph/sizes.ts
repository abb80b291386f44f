/** Every measure of the drawing, in pixels at zoom 1 unless said otherwise. */
export const sizes = {
  card: { width: 220, height: 72 },
  /** Space above each lane of cards; edges that pass cards run here. */
  laneGap: 28,
  /** Space between two columns of one stage; edges turn here. */
  gutter: 48,
  /** What a gutter is wider by when a named edge ends in it. */
  labelRoom: 92,
  /** Space between the frames of two stages. */
  stageGap: 56,
  stagePadding: 16,
  stageHead: 44,
  /** Widest name on a line. */
  label: 104,
  /** Cards on top of each other before a rank takes a further column. */
  lanesPerColumn: 12,
  /** Distance between edges that run side by side. */
  track: 4,
  /** Edges side by side before they start to share a line. */
  tracksPerGap: 4,
} as const

/** From the top of one lane to the top of the next. */
export const lanePitch = sizes.card.height + sizes.laneGap

/** Top of the cards in a lane, counted from 0, measured from the top of the drawing. */
export const laneTop = (lane: number): number => sizes.stageHead + sizes.laneGap + lane * lanePitch
