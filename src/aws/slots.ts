/** Lets a few things go on at once; the others wait for their turn, first come, first served. */
export interface Slots {
  /**
   * Waits for a turn.
   *
   * @returns what gives the turn on; to be called once, whatever happens.
   * @throws the signal's reason where it aborts before the turn came.
   */
  take: (signal: AbortSignal) => Promise<() => void>
}

export function createSlots(count: number): Slots {
  let free = count
  const waiting: (() => void)[] = []
  const giveOn = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return {
    take: (signal) =>
      new Promise((resolve, reject) => {
        const start = () => {
          signal.removeEventListener('abort', leave)
          resolve(giveOn)
        }
        const leave = () => {
          const place = waiting.indexOf(start)
          if (place >= 0) waiting.splice(place, 1)
          reject(signal.reason as Error)
        }
        if (signal.aborted) return leave()
        if (free > 0) {
          free -= 1
          return start()
        }
        waiting.push(start)
        signal.addEventListener('abort', leave, { once: true })
      }),
  }
}
