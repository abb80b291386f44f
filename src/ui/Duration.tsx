import { useEffect, useState } from 'react'

/** "12 s", "3 min 20 s", "2 h 5 min", "3 d 4 h"; the two largest units, never negative. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return join(days, 'd', hours % 24, 'h')
  if (hours > 0) return join(hours, 'h', minutes % 60, 'min')
  if (minutes > 0) return join(minutes, 'min', seconds % 60, 's')
  return `${seconds} s`
}

const join = (large: number, largeUnit: string, small: number, smallUnit: string) =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`

interface DurationProps {
  from: Date | undefined
  /** Absent while it goes on: then it counts. */
  to: Date | undefined
}

/** How long something took, or has taken until now. */
export function Duration({ from, to }: DurationProps) {
  const [now, setNow] = useState(Date.now)
  const isCounting = from !== undefined && to === undefined
  useEffect(() => {
    if (!isCounting) return undefined
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [isCounting])
  if (!from) return <>–</>
  return <>{durationText((to?.getTime() ?? now) - from.getTime())}</>
}
