import type { ComponentType } from 'react'
import type { Place } from '../../aws/connection.ts'

/** What this page offers to change about an action. A feature imports no other, so it is handed in. */
export interface ChangeParts {
  ActionChanges: ComponentType<{
    place: Place
    name: string
    stage: string
    action: string
    asMenu?: boolean
  }>
}
