import type { FlashbarProps } from '@cloudscape-design/components/flashbar'
import { lazy, Suspense } from 'react'

/** Few ever see one, so it is no part of what every screen loads. */
const Flashbar = lazy(() => import('@cloudscape-design/components/flashbar'))

/** A message above whatever screen is open. */
export function ShellNotice(message: FlashbarProps.MessageDefinition) {
  return (
    <Suspense>
      <Flashbar items={[message]} />
    </Suspense>
  )
}
