import type { ComponentType } from 'react'
import type { Place } from '../../aws/connection.ts'
import { findAction } from '../../pipeline/names.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { ChangeRegionDialog } from './ChangeRegionDialog.tsx'
import { ChooseBucketDialog } from './ChooseBucketDialog.tsx'
import { ConnectionDialog } from './ConnectionDialog.tsx'
import type { AskForBucket, DialogProps } from './dialog-props.ts'
import { DuplicateDialog } from './DuplicateDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { useChangedDraft, type Written } from './use-changed-draft.ts'
import { type FormId, readWay } from './ways.ts'

interface AskedChangeProps {
  place: Place
  name: string
  /** What `wayText` names. */
  change: string | undefined
  /** The region whose bucket is to be chosen. */
  store: Region | undefined
  BucketQuestion: AskForBucket
  /** Where the pipeline is no live one. */
  written?: Written | undefined
  onReview: () => void
  onClose: () => void
}

const dialogs: Record<FormId, ComponentType<DialogProps>> = {
  connection: ConnectionDialog,
  region: ChangeRegionDialog,
  move: MoveDialog,
  duplicate: DuplicateDialog,
  remove: RemoveDialog,
}

/** The form that an address asks for; what it comes to goes to the draft and leads to the review. */
export function AskedChange(props: AskedChangeProps) {
  const { place, name, change, store, BucketQuestion, onReview, onClose } = props
  const { changing, save } = useChangedDraft(place, name, props.written)
  if (!changing) return null
  const shared: Omit<DialogProps, 'stage' | 'action'> = {
    place,
    changing,
    BucketQuestion,
    onClose,
    onConfirm: ({ draft }) => {
      save(draft)
      onReview()
    },
  }
  if (store !== undefined) return <ChooseBucketDialog region={store} {...shared} />
  const asked = readWay(change ?? '')
  const action = asked && findAction(changing.pipeline, asked.stage, asked.action)
  if (!action) return null
  const Dialog = dialogs[asked.way]
  return <Dialog key={change} stage={asked.stage} action={action} {...shared} />
}
