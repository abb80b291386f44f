import type { Credentials } from '../../aws/connections.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'

interface ExpiryProps {
  /** Absent: not known yet, or there are none. */
  credentials: Credentials | undefined
  /** Says, too, what happens then. */
  isLong?: boolean
}

/** Until when credentials are good. */
export function Expiry({ credentials, isLong = false }: ExpiryProps) {
  if (!credentials) return <>Not known</>
  const { expires } = credentials
  if (!expires) return <>They do not expire</>
  return (
    <>
      Expire <TimeAgo date={expires} />
      {isLong && '. New ones are fetched before that.'}
    </>
  )
}
