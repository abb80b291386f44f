import TopNavigation from '@cloudscape-design/components/top-navigation'
import { useState } from 'react'
import { readAppearance, setAppearance, type Appearance } from './appearance.ts'
import type { Connection, Place } from './aws/connection.ts'
import { hasSandboxControls } from './aws/sandbox-controls.ts'
import type { Who } from './features/connections/use-who.ts'
import { codePipelineRegions, partitionOf, regionName } from './pipeline/regions.ts'
import { timeAgo } from './ui/TimeAgo.tsx'
import { useNow } from './ui/use-now.ts'

interface TopBarProps {
  place: Place
  /** Absent: the address names one that does not exist, or it is not read yet. */
  connection: Connection | undefined
  name: string
  who: Who | undefined
  onNavigate: (href: string) => void
  /** Absent: nobody is signed in, or not in this page. */
  onSignOut: (() => void) | undefined
}

/** Where one is, who one is there, and how the console looks. */
export function TopBar(props: TopBarProps) {
  const { place, connection, name, who, onNavigate, onSignOut } = props
  const [appearance, setShown] = useState(readAppearance)
  const now = useNow()
  const pipelinesIn = (region: string) => `/${place.connection}/${region}/pipelines`
  const change = (part: Partial<Appearance>) => {
    const next = { ...appearance, ...part }
    setAppearance(next)
    setShown(next)
  }
  const chosen = (isChosen: boolean) => (isChosen ? { iconName: 'check' as const } : {})
  const identity = who?.identity.data
  const account = identity ? `Account ${identity.account}` : 'Account unknown'
  const expires = who?.credentials.data?.expires

  return (
    <TopNavigation
      identity={{
        href: '/',
        title: 'Pipespan',
        logo: { src: '/icon.svg', alt: 'Pipespan logo' },
        onFollow: (event) => {
          event.preventDefault()
          onNavigate(pipelinesIn(place.region))
        },
      }}
      utilities={[
        {
          type: 'menu-dropdown',
          text: name,
          description: who?.isSignedOut ? 'Signed out' : account,
          iconName: 'user-profile',
          items: [
            {
              id: 'who',
              text: who?.alias.data === undefined ? account : `${account} (${who.alias.data})`,
              items: [
                { id: 'arn', text: identity?.arn ?? 'Identity unknown', disabled: true },
                ...(expires
                  ? [
                      {
                        id: 'expiry',
                        text: `Credentials expire ${timeAgo(expires, now)}`,
                        disabled: true,
                      },
                    ]
                  : []),
              ],
            },
            { id: '/connections', text: 'Change connection' },
            ...(hasSandboxControls(place)
              ? [
                  {
                    id: `/${place.connection}/${place.region}/sandbox`,
                    text: 'Faults, clock and start over',
                  },
                ]
              : []),
            ...(onSignOut ? [{ id: 'sign-out', text: 'Sign out' }] : []),
          ],
          onItemClick: ({ detail: { id } }) => {
            if (id === 'sign-out') onSignOut?.()
            else onNavigate(id)
          },
        },
        {
          type: 'menu-dropdown',
          text: regionName(place.region) ?? place.region,
          description: place.region,
          iconName: 'globe',
          items: regionMenu(connection?.partition ?? partitionOf(place.region) ?? 'aws'),
          onItemClick: ({ detail }) => onNavigate(pipelinesIn(detail.id)),
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
  )
}

/** The regions of one partition, grouped as AWS's console groups them: by continent. */
function regionMenu(partition: string) {
  const groups = new Map<string, { id: string; text: string; description: string }[]>()
  for (const { id, name } of codePipelineRegions.filter((entry) => entry.partition === partition)) {
    const continent = name.replace(/ \(.*/, '')
    const items = groups.get(continent) ?? []
    items.push({ id, text: name, description: id })
    groups.set(continent, items)
  }
  return [...groups].map(([text, items]) => ({ id: text, text, items }))
}
