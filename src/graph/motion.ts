/** How long a pan or a zoom takes, in milliseconds; nothing moves for those who asked for that. */
export const panDuration = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200
