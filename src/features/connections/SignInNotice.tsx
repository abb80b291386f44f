import Alert from '@cloudscape-design/components/alert'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Connection } from '../../aws/connection.ts'
import { credentialsQuery, lacksCredentials } from '../../aws/connections.ts'
import { toFailure } from '../../aws/failures.ts'
import { useMarks } from './connection-marks.ts'
import { signInTitle } from './connection-words.ts'

/** Few ever see it, so it is no part of what every screen loads. */
const SignInHelp = lazy(async () => ({
  default: (await import('./SignInHelp.tsx')).SignInHelp,
}))

/** On every screen while the connection has no credentials: how to get them, without leaving. */
export function SignInNotice({ connection }: { connection: Connection }) {
  const { error } = useQuery(credentialsQuery(connection.id))
  const markOf = useMarks()
  if (!error) return null
  const failure = toFailure('GET credentials', error)
  if (!lacksCredentials(failure)) return null
  return (
    <Alert
      type="warning"
      header={signInTitle(markOf(connection).name, failure)}
      statusIconAriaLabel="Warning"
    >
      <Suspense>
        <SignInHelp connection={connection} failure={failure} />
      </Suspense>
    </Alert>
  )
}
