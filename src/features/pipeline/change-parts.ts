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
  }>
  /** Nothing where the pipeline is of the newest type. */
  TypeChange: ComponentType<{ place: Place; name: string }>
  /** Nothing where the store of the region is as it should be. */
  StoreChange: ComponentType<{ place: Place; name: string; region: Region }>
  /**
   * The form that the address asks for. It stands above all that comes and goes with the width of
   * the screen, so that nothing that was answered is lost.
   */
  AskedChange: ComponentType<{
    place: Place
    name: string
    change: string | undefined
    store: Region | undefined
  }>
}
