import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import '@cloudscape-design/global-styles/index.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient, startLoading } from './aws/queries.ts'
import { openSession, tokenOf } from './aws/session.ts'
import { applyStoredAppearance } from './appearance.ts'
import { createConsoleRouter } from './routes.tsx'
import { DemoOnlyProvider } from './DemoOnly.tsx'
import { NoSession } from './NoSession.tsx'

applyStoredAppearance()
startLoading()

const none: readonly string[] = []

/**
 * Not by awaits of the module itself: the hosted part shares this file's chunk, so its import would
 * wait for a file that waits for it.
 */
async function start(): Promise<void> {
  const token = tokenOf(location.hash)
  const session = await openSession(token)
  const hosted =
    session === 'no-bridge' ? await (await import('./hosted.ts')).startHosted() : undefined
  // The token has done its work; it should not linger in the address bar or the history.
  if (token) history.replaceState(history.state, '', location.pathname + location.search)

  const container = document.getElementById('root')
  if (!container) throw new Error('index.html has no element with the id "root"')

  const queryClient = createQueryClient()

  createRoot(container).render(
    <StrictMode>
      <I18nProvider locale="en" messages={[messages]}>
        {session === 'open' || session === 'no-bridge' ? (
          <DemoOnlyProvider value={hosted?.problems ?? none}>
            <QueryClientProvider client={queryClient}>
              <RouterProvider router={createConsoleRouter(queryClient)} />
            </QueryClientProvider>
          </DemoOnlyProvider>
        ) : (
          <NoSession session={session} />
        )}
      </I18nProvider>
    </StrictMode>,
  )
}

void start()
