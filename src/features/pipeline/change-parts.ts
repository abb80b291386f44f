import type { ComponentType } from 'react'
import type { Place } from '../../aws/connection.ts'
import type { Region } from '../../pipeline/pipeline.ts'

/** What this page offers to change about actions and artifact stores. A feature imports no other, so it is handed in. */
export interface ChangeParts {
  ActionChanges: ComponentType<{
    place: Place
    name: string
    stage: string
    action: string
    asMenu?: boolean
    /** An address has asked for one of its forms. */
    asked?: { way: string; onClose: () => void } | undefined
  }>
  /** Nothing where the pipeline is of the newest type. */
  TypeChange: ComponentType<{ place: Place; name: string }>
  /** Nothing where the store of the region is as it should be. */
  StoreChange: ComponentType<{
    place: Place
    name: string
    region: Region
    /** An address has asked for a bucket here, whether the store is there or not. */
    asked?: { onClose: () => void } | undefined
  }>
}
