import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { TemplateSource } from './draft/template-draft.ts'
import { lastPlace } from './last-place.ts'

/** Which template the address is about, and where its screens are. */
export function useTemplateAddress() {
  const { connection, region, name: stack, logicalId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const source = useMemo(
    (): TemplateSource =>
      stack !== undefined && connection !== undefined && region !== undefined
        ? { kind: 'stack', connection, region, stack }
        : { kind: 'file' },
    [connection, region, stack],
  )
  const root =
    source.kind === 'file'
      ? '/template'
      : `/${source.connection}/${source.region}/stacks/${source.stack}/template`
  const last = lastPlace()
  const place = { connection: connection ?? last.connection, region: region ?? last.region }
  const stacks = `/${place.connection}/${place.region}/stacks`
  const hrefOf = (id: string, part = '') => `${root}/${encodeURIComponent(id)}${part}`
  return {
    source,
    logicalId,
    root,
    stacks,
    newStack: `/${place.connection}/${place.region}/new-stack`,
    hrefOf,
    follow: (href: string) => void navigate({ to: href }),
    breadcrumbs: [
      ...(source.kind === 'file'
        ? [{ text: 'Templates', href: root }]
        : [
            { text: 'Stacks', href: stacks },
            { text: source.stack, href: root },
          ]),
      ...(logicalId === '' ? [] : [{ text: logicalId, href: hrefOf(logicalId) }]),
    ],
  }
}
