import TopNavigation from '@cloudscape-design/components/top-navigation'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { readAppearance, setAppearance, type Appearance } from './appearance.ts'
import { isSignedOut } from './aws/browser-session.ts'
import {
  findConnection,
  knownConnections,
  type Place,
  sandboxConnection,
} from './aws/connection.ts'
import { callerIdentityQuery } from './aws/queries.ts'
import { hasSandboxControls } from './aws/sandbox-controls.ts'
import { ConsoleNavigation } from './ConsoleNavigation.tsx'
import { DemoOnly } from './DemoOnly.tsx'
import { rememberPlace } from './last-place.ts'
import { SignInNotice } from './SignInNotice.tsx'
import { useBrowserSession } from './use-browser-session.ts'
import { useSignOut } from './use-sign-out.ts'
import { codePipelineRegions, regionName } from './pipeline/regions.ts'
import { PageFrameProvider } from './ui/page-frame.ts'
import { UnstoredDrafts } from './UnstoredDrafts.tsx'
import { useNavigationOpen } from './use-navigation-open.ts'

/** What stands around every screen: where one is, and how it looks. */
export function Shell() {
  const { connection: connectionId, region } = useParams({ strict: false })
  const connection = findConnection(connectionId ?? '') ?? sandboxConnection
  const here = { connection: connection.id, region: region ?? connection.defaultRegion }
  const navigate = useNavigate()
  const session = useBrowserSession(connection.id)
  const isOut = isSignedOut(connection.id)
  const identity = useQuery({ ...callerIdentityQuery(here), enabled: !isOut })
  const signOut = useSignOut(connection.id)
  const [appearance, setShown] = useState(readAppearance)
  const { isOpen, toggle, closeWhereNarrow } = useNavigationOpen()

  const goTo = (place: Place) => {
    rememberPlace(place)
    void navigate({ to: '/$connection/$region/pipelines', params: place })
  }
  const goToRegion = (id: string) => goTo({ connection: connection.id, region: id })
  const change = (part: Partial<Appearance>) => {
    const next = { ...appearance, ...part }
    setAppearance(next)
    setShown(next)
  }
  const chosen = (isChosen: boolean) => (isChosen ? { iconName: 'check' as const } : {})

  return (
    <>
      <div id="top" style={{ position: 'sticky', top: 0, zIndex: 1002 }}>
        <TopNavigation
          identity={{
            href: '/',
            title: 'Pipespan',
            logo: { src: '/icon.svg', alt: 'Pipespan logo' },
            onFollow: (event) => {
              event.preventDefault()
              goToRegion(here.region)
            },
          }}
          utilities={[
            {
              type: 'menu-dropdown',
              text: connection.label,
              description: identity.data
                ? `Account ${identity.data.account}`
                : isOut
                  ? 'Signed out'
                  : 'Account unknown',
              iconName: 'user-profile',
              items: [
                {
                  id: 'who',
                  text: identity.data ? `Account ${identity.data.account}` : 'Account unknown',
                  items: [
                    { id: 'arn', text: identity.data?.arn ?? 'Identity unknown', disabled: true },
                  ],
                },
                ...(hasSandboxControls(here)
                  ? [{ id: 'sandbox', text: 'Faults, clock and start over' }]
                  : []),
                ...(session && !isOut ? [{ id: 'sign-out', text: 'Sign out' }] : []),
                ...knownConnections()
                  .filter(({ id }) => id !== connection.id)
                  .map(({ id, label }) => ({ id: `to/${id}`, text: `Switch to ${label}` })),
              ],
              onItemClick: ({ detail: { id } }) => {
                const other = findConnection(id.replace('to/', ''))
                if (id === 'sandbox') {
                  void navigate({ to: '/$connection/$region/sandbox', params: here })
                } else if (id === 'sign-out') void signOut()
                else if (other) goTo({ connection: other.id, region: other.defaultRegion })
              },
            },
            {
              type: 'menu-dropdown',
              text: regionName(here.region) ?? here.region,
              description: here.region,
              iconName: 'globe',
              items: regionMenu(here.region),
              onItemClick: ({ detail }) => goToRegion(detail.id),
            },
            {
              type: 'menu-dropdown',
              iconName: 'settings',
              ariaLabel: 'Settings',
              title: 'Settings',
              items: [
                {
                  id: 'mode',
                  text: 'Mode',
                  items: (['system', 'light', 'dark'] as const).map((mode) => ({
                    id: mode,
                    text: { system: 'As the system', light: 'Light', dark: 'Dark' }[mode],
                    ...chosen(appearance.mode === mode),
                  })),
                },
                {
                  id: 'density',
                  text: 'Density',
                  items: (['comfortable', 'compact'] as const).map((density) => ({
                    id: density,
                    text: { comfortable: 'Comfortable', compact: 'Compact' }[density],
                    ...chosen(appearance.density === density),
                  })),
                },
              ],
              onItemClick: ({ detail: { id } }) => {
                if (id === 'comfortable' || id === 'compact') change({ density: id })
                else change({ mode: id as Appearance['mode'] })
              },
            },
          ]}
        />
      </div>
      <PageFrameProvider
        value={{
          navigation: <ConsoleNavigation place={here} onFollow={closeWhereNarrow} />,
          isNavigationOpen: isOpen,
          onNavigationToggle: toggle,
          notifications: (
            <>
              <UnstoredDrafts />
              <SignInNotice place={here} />
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

/** Regions of the same partition, grouped as AWS's console groups them: by continent. */
function regionMenu(current: string) {
  const partition = codePipelineRegions.find(({ id }) => id === current)?.partition ?? 'aws'
  const groups = new Map<string, { id: string; text: string; description: string }[]>()
  for (const { id, name } of codePipelineRegions.filter((entry) => entry.partition === partition)) {
    const continent = name.replace(/ \(.*/, '')
    const items = groups.get(continent) ?? []
    items.push({ id, text: name, description: id })
    groups.set(continent, items)
  }
  return [...groups].map(([text, items]) => ({ id: text, text, items }))
}
