import { useEffect, useState } from 'react'

/** How often words about time are renewed, in milliseconds. */
const pace = 30_000

/** The time, in epoch milliseconds, for words such as "3 minutes ago". */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), pace)
    return () => clearInterval(timer)
  }, [])
  return now
}
