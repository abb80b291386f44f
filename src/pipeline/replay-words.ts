import { describeConflict } from './edits.ts'
import type { ArtifactStore } from './pipeline.ts'
import type { ChoiceId, OpenConflict, ReplayConflict } from './replay.ts'

const storeText = (store: ArtifactStore | undefined) =>
  store
    ? `bucket ${store.location}${store.encryptionKey ? ` with KMS key ${store.encryptionKey.id}` : ''}`
    : 'no artifact store'

const valueText = (value: unknown) => {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** What is in the way, in a sentence. */
export function describeReplayConflict(conflict: ReplayConflict): string {
  switch (conflict.kind) {
    case 'artifact-store-moved':
      return `Somebody else gave ${conflict.region} ${storeText(conflict.theirs)}; your change gives it ${storeText(conflict.mine)}.`
    case 'action-region-moved':
      return `Somebody else moved action "${conflict.action}" of stage "${conflict.stage}" to ${conflict.theirs}; your change moves it to ${conflict.mine}.`
    case 'run-order-moved':
      return `Somebody else gave action "${conflict.action}" of stage "${conflict.stage}" run order ${conflict.theirs}; your change moves it to ${conflict.mine}.`
    case 'artifact-store-needed':
      return `You remove the artifact store in ${conflict.region}, and action "${conflict.action}" of stage "${conflict.stage}" runs there now.`
    case 'action-changed':
      return `You remove action "${conflict.action}" of stage "${conflict.stage}", and somebody else has changed it.`
    case 'stage-changed':
      return `You remove stage "${conflict.stage}", and somebody else has changed it.`
    case 'member-changed':
      return `Both of you changed ${conflict.at}: theirs is ${valueText(conflict.theirs)}, yours is ${valueText(conflict.mine)}.`
    case 'stage-gone':
    case 'stage-name-taken':
    case 'action-gone':
    case 'action-name-taken':
    case 'artifact-store-gone':
    case 'home-artifact-store':
      return describeConflict(conflict)
  }
}

/** One way out, as a person chooses it. */
export function describeChoice({ edit, conflict }: OpenConflict, choice: ChoiceId): string {
  switch (choice) {
    case 'mine':
      if (edit.kind === 'remove-action' || edit.kind === 'remove-stage') return 'Remove it anyway'
      if (edit.kind === 'add-action' || conflict.kind === 'action-name-taken') {
        return 'Put mine in place of theirs'
      }
      return 'Take mine'
    case 'leave-out':
      if (edit.kind === 'remove-action' || edit.kind === 'remove-stage') return 'Keep it'
      if (edit.kind === 'add-stage') return 'Leave my stage and its actions out'
      if (edit.kind === 'add-action') return 'Leave my action out'
      if (conflict.kind === 'artifact-store-needed') return 'Keep the artifact store'
      if (edit.kind === 'move-action') return 'Do not move it'
      return conflict.kind === 'action-gone' ? 'Leave my change out' : 'Keep theirs'
    case 'rename':
      return 'Give mine another name'
    case 'join':
      return 'Use their stage for my actions'
    case 'add-stage':
      return 'Add the stage again, at the end'
    case 'at-end':
      return 'Add my stage at the end'
  }
}
