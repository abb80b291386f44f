import TopNavigation, {
  type TopNavigationProps,
} from '@cloudscape-design/components/top-navigation'
import { useMemo, useState } from 'react'
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
  /** Stable, as `onSignOut` is: both are part of the bar's menus. */
  onNavigate: (href: string) => void
  /** Absent: nobody is signed in, or not in this page. */
  onSignOut: (() => void) | undefined
}

/** Where one is, who one is there, and how the console looks. */
export function TopBar({ place, connection, name, who, onNavigate, onSignOut }: TopBarProps) {
  const { connection: id, region } = place
  const identity = who?.identity.data
  const account = identity ? `Account ${identity.account}` : 'Account unknown'
  const arn = identity?.arn ?? 'Identity unknown'
  const alias = who?.alias.data
  const partition = connection?.partition ?? partitionOf(region) ?? 'aws'
  const canSignOut = onSignOut !== undefined
  const expires = who?.credentials.data?.expires
  const now = useNow()
  const whoMenu = useMemo(
    () =>
      connectionMenu({
        place: { connection: id, region },
        account: alias === undefined ? account : `${account} (${alias})`,
        arn,
        expiry: expires && `Credentials expire ${timeAgo(expires, now)}`,
        canSignOut,
      }),
    [id, region, account, alias, arn, expires, now, canSignOut],
  )
  const regions = useMemo(() => regionMenu(partition), [partition])
  const settings = useSettings()
  const description = who?.isSignedOut ? 'Signed out' : account
  // The bar measures itself anew for every new list, under a menu that is open.
  const utilities = useMemo(
    (): TopNavigationProps.Utility[] => [
      {
        type: 'menu-dropdown',
        text: name,
        description,
        iconName: 'user-profile',
        items: whoMenu,
        onItemClick: ({ detail }) => {
          if (detail.id === 'sign-out') onSignOut?.()
          else onNavigate(detail.id)
        },
      },
      {
        type: 'menu-dropdown',
        text: regionName(region) ?? region,
        description: region,
        iconName: 'globe',
        items: regions,
        onItemClick: ({ detail }) => onNavigate(`/${id}/${detail.id}/pipelines`),
      },
      settings,
    ],
    [id, region, name, description, whoMenu, regions, settings, onNavigate, onSignOut],
  )

  return (
    <TopNavigation
      identity={{
        href: '/',
        title: 'Pipespan',
        logo: { src: '/icon.svg', alt: 'Pipespan logo' },
        onFollow: (event) => {
          event.preventDefault()
          onNavigate(`/${id}/${region}/pipelines`)
        },
      }}
      utilities={utilities}
    />
  )
}

interface ConnectionMenu {
  place: Place
  account: string
  arn: string
  expiry: string | undefined
  canSignOut: boolean
}

const connectionMenu = ({ place, account, arn, expiry, canSignOut }: ConnectionMenu) => [
  {
    id: 'who',
    text: account,
    items: [
      { id: 'arn', text: arn, disabled: true },
      ...(expiry ? [{ id: 'expiry', text: expiry, disabled: true }] : []),
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
  ...(canSignOut ? [{ id: 'sign-out', text: 'Sign out' }] : []),
]

/** How the console looks, as a menu that changes it. */
function useSettings(): TopNavigationProps.Utility {
  const [appearance, setShown] = useState(readAppearance)
  return useMemo(() => {
    const chosen = (isChosen: boolean) => (isChosen ? { iconName: 'check' as const } : {})
    const change = (part: Partial<Appearance>) => {
      const next = { ...appearance, ...part }
      setAppearance(next)
      setShown(next)
    }
    return {
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
    }
  }, [appearance])
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
