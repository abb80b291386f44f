import Button from '@cloudscape-design/components/button'
import { useLocation, useNavigate } from '@tanstack/react-router'
import type { Place } from './aws/connection.ts'
import { ShellNotice } from './ShellNotice.tsx'
import { useBrowserSession } from './use-browser-session.ts'

/** Said on every screen once credentials that the page held can no longer be used. */
export function HostedSignInNotice({ place }: { place: Place }) {
  const session = useBrowserSession(place.connection)
  const navigate = useNavigate()
  const { href, pathname } = useLocation()
  if (session?.status !== 'expired' || pathname.endsWith('/sign-in')) return null
  const signIn = () =>
    void navigate({ to: '/$connection/$region/sign-in', params: place, search: { to: href } })
  return (
    <ShellNotice
      id="sign-in"
      type="warning"
      header="Sign in again to go on"
      content={`${session.why} Your drafts are kept.`}
      statusIconAriaLabel="Warning"
      action={<Button onClick={signIn}>Sign in again</Button>}
    />
  )
}
