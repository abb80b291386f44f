import SideNavigation, {
  type SideNavigationProps,
} from '@cloudscape-design/components/side-navigation'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { type Place, sandboxConnection } from './aws/connection.ts'

/** Drafts are read with all that pipelines are edited with, which no screen has to wait for. */
const DraftCount = lazy(async () => ({ default: (await import('./DraftCount.tsx')).DraftCount }))

/** The ways to every part of the console. */
export function ConsoleNavigation({ place, onFollow }: { place: Place; onFollow: () => void }) {
  const navigate = useNavigate()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const root = `/${place.connection}/${place.region}`
  const items: SideNavigationProps.Item[] = [
    { type: 'link', text: 'Pipelines', href: `${root}/pipelines` },
    { type: 'link', text: 'Fleet', href: `/${place.connection}/fleet` },
    {
      type: 'link',
      text: 'Drafts',
      href: `${root}/drafts`,
      info: (
        <Suspense>
          <DraftCount />
        </Suspense>
      ),
    },
    { type: 'link', text: 'Stacks', href: `${root}/stacks` },
    { type: 'link', text: 'Templates', href: '/template' },
    { type: 'link', text: 'Open file', href: '/file' },
    { type: 'divider' },
    { type: 'link', text: 'Connections', href: '/connections' },
    ...(place.connection === sandboxConnection.id
      ? [{ type: 'link', text: 'Sandbox', href: `${root}/sandbox` } as const]
      : []),
    { type: 'link', text: "What's new", href: '/whats-new' },
  ]
  const links = items.flatMap((item) => ('href' in item ? [item.href] : []))
  return (
    <SideNavigation
      items={items}
      activeHref={links.find((href) => path === href || path.startsWith(`${href}/`)) ?? ''}
      onFollow={(event) => {
        event.preventDefault()
        void navigate({ to: event.detail.href })
        onFollow()
      }}
    />
  )
}
