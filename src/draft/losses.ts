import { describeChange, findChanges } from '../pipeline/changes.ts'
import { type Draft, editedOf } from './draft.ts'

/** What is lost when a draft is replaced, in sentences. */
export function lossesOf(draft: Draft): string[] {
  const changes = findChanges(draft.base, editedOf(draft).pipeline, draft.region)
  return [
    ...changes.map(describeChange),
    ...(draft.answers && changes.length === 0 ? ['The answers given in the wizard so far.'] : []),
    ...(draft.overtaken ? ['The decision about the version that your submit wrote over.'] : []),
    ...(draft.sentAt ? ['The look-up of what became of your last submit.'] : []),
  ]
}
