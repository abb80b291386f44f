import { memo } from 'react'
import { useNow } from './use-now.ts'

const formatter = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** "3 minutes ago"; within the last minute "just now". `now` and the date are compared in seconds. */
export function timeAgo(date: Date, now: number): string {
  const seconds = (date.getTime() - now) / 1000
  const unit = units.find(([, length]) => Math.abs(seconds) >= length)
  return unit ? formatter.format(Math.round(seconds / unit[1]), unit[0]) : 'just now'
}

/** A time in words, the exact one on hover. */
export const TimeAgo = memo(function TimeAgo({ date }: { date: Date | undefined }) {
  const now = useNow()
  if (!date) return <>–</>
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString()}>
      {timeAgo(date, now)}
    </time>
  )
})
