/** Something that occupies part of a gap between cards; several may share one key and one track. */
export interface Demand {
  key: string
  from: number
  to: number
}

/**
 * Which of the parallel tracks of one gap each key runs in, so that different keys do not run on
 * top of each other where that can be avoided: the first free one, in order of where they start.
 * Past `limit` tracks they share.
 */
export function assignTracks(demands: readonly Demand[], limit: number): Map<string, number> {
  const spans = new Map<string, Demand>()
  for (const { key, from, to } of demands) {
    const known = spans.get(key)
    spans.set(key, {
      key,
      from: Math.min(from, to, known?.from ?? Infinity),
      to: Math.max(from, to, known?.to ?? -Infinity),
    })
  }
  const ends: number[] = []
  const tracks = new Map<string, number>()
  for (const span of [...spans.values()].toSorted((a, b) => a.from - b.from)) {
    const free = ends.findIndex((end) => end < span.from)
    const track = free === -1 ? ends.length : free
    ends[track] = span.to
    tracks.set(span.key, track % limit)
  }
  return tracks
}
