const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** How long a pan or a zoom takes, in milliseconds; nothing moves for those who asked for that. */
export const panDuration = (): number => (isStill() ? 0 : 200)

/** As cards move to their places in another layout: graph.css. */
export const withCards = () => ({
  duration: isStill() ? 0 : 240,
  ease: (share: number) => 1 - (1 - share) ** 2,
  interpolate: 'linear' as const,
})
