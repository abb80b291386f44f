/** Every measure of the drawing, in pixels at zoom 1 unless said otherwise. */
export const sizes = {
  card: { width: 220, height: 72 },
  /** Space above each row of cards; edges that pass cards run here. */
  rowGap: 28,
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
  /** Cards on top of each other before a rank takes a further column, by stage and by region. */
  rowsPerColumn: 12,
  rowsPerLane: 6,
  /** Space between the lanes of two regions. */
  laneGap: 12,
  /** Width of what heads a lane. */
  laneHead: 236,
  /** Distance between edges that run side by side. */
  track: 4,
  /** Edges side by side before they start to share a line. */
  tracksPerGap: 4,
} as const

/** From the top of one row to the top of the next. */
export const rowPitch = sizes.card.height + sizes.rowGap
