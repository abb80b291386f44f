declare global {
  interface Window {
    startFrames: () => void
    /** Milliseconds of every frame, and of every task longer than 50 ms, since the start. */
    endFrames: () => { frames: number[]; tasks: number[] }
  }
}

/** Lets a benchmark watch how smoothly the page draws while something is done to it. */
export function watchFrames(): void {
  let frames: number[] = []
  let tasks: number[] = []
  let isOver = true
  const observer = new PerformanceObserver((list) => keep(list.getEntries()))
  const keep = (entries: PerformanceEntryList) =>
    tasks.push(...entries.map(({ duration }) => duration))

  window.startFrames = () => {
    frames = []
    tasks = []
    isOver = false
    observer.observe({ entryTypes: ['longtask'] })
    let last: number | undefined
    const next = (now: number) => {
      if (last !== undefined) frames.push(now - last)
      last = now
      if (!isOver) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  }
  window.endFrames = () => {
    isOver = true
    keep(observer.takeRecords())
    observer.disconnect()
    return { frames, tasks }
  }
}
