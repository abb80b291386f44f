import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import { findConnection, sandboxConnection } from './aws/connection.ts'
import { connectionsQuery } from './aws/connections.ts'
import { ConsoleNavigation } from './ConsoleNavigation.tsx'
import { DemoOnly } from './DemoOnly.tsx'
import { useMarks } from './features/connections/connection-marks.ts'
import { ConnectionStrip } from './features/connections/ConnectionStrip.tsx'
import { SignInNotice } from './features/connections/SignInNotice.tsx'
import { useWho } from './features/connections/use-who.ts'
import { HostedSignInNotice } from './HostedSignInNotice.tsx'
import { lastPlace } from './last-place.ts'
import { PageFrameProvider } from './ui/page-frame.ts'
import { TopBar } from './TopBar.tsx'
import { useBrowserSession } from './use-browser-session.ts'
import { useNavigationOpen } from './use-navigation-open.ts'
import { useSignOut } from './use-sign-out.ts'

const UnstoredDrafts = lazy(async () => ({
  default: (await import('./UnstoredDrafts.tsx')).UnstoredDrafts,
}))

/** What stands around every screen: where one is, who one is there, and how it looks. */
export function Shell() {
  const params = useParams({ strict: false })
  // Read for every connection but the sandbox's; a screen without one is on the last.
  useQuery({ ...connectionsQuery, enabled: params.connection !== sandboxConnection.id })
  const last = lastPlace()
  const here = {
    connection: params.connection ?? last.connection,
    region: params.region ?? last.region,
  }
  const connection = findConnection(here.connection)
  const who = useWho(connection ?? sandboxConnection, here)
  const session = useBrowserSession(here.connection)
  const signOut = useSignOut(here.connection)
  const mark = useMarks()(connection ?? sandboxConnection)
  const navigate = useNavigate()
  const onNavigate = useCallback((to: string) => void navigate({ to }), [navigate])
  const { isOpen, toggle, closeWhereNarrow } = useNavigationOpen()

  return (
    <>
      <div id="top" style={{ position: 'sticky', top: 0, zIndex: 1002 }}>
        <TopBar
          place={here}
          connection={connection}
          name={connection ? mark.name : here.connection}
          who={connection && who}
          onNavigate={onNavigate}
          onSignOut={session && session.status !== 'signed-out' ? signOut : undefined}
        />
        {connection && (
          <ConnectionStrip mark={mark} identity={who.identity.data} alias={who.alias.data} />
        )}
      </div>
      <PageFrameProvider
        value={{
          navigation: <ConsoleNavigation place={here} onFollow={closeWhereNarrow} />,
          isNavigationOpen: isOpen,
          onNavigationToggle: toggle,
          notifications: (
            <>
              <Suspense>
                <UnstoredDrafts />
              </Suspense>
              {connection && <SignInNotice connection={connection} />}
              <HostedSignInNotice place={here} />
              <DemoOnly />
            </>
          ),
        }}
      >
        <Outlet />
      </PageFrameProvider>
    </>
  )
}
