import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import { type AwsFailure, toFailure } from '../../aws/failures.ts'
import { stackQuery, stackTemplateQuery } from '../../aws/stack-queries.ts'
import { type TemplateSource, useTemplateDraft } from '../../draft/template-draft.ts'

/** Where the edited text of a stack's template is kept in this browser. */
export const sourceOf = (place: Place, stack: string, isFromFile: boolean): TemplateSource =>
  isFromFile
    ? { kind: 'file' }
    : { kind: 'stack', connection: place.connection, region: place.region, stack }

/** A stack as it is, and what its template is to become. */
export function useEditedTemplate(place: Place, name: string, isFromFile: boolean) {
  const draft = useTemplateDraft(sourceOf(place, name, isFromFile))
  const stack = useQuery(stackQuery(place, name))
  const failure = stack.error ? toFailure('DescribeStacks', stack.error) : undefined
  // A stack in review is a change set without a stack yet.
  const isNew = failure?.kind === 'not-found' || stack.data?.StackStatus === 'REVIEW_IN_PROGRESS'
  const present = useQuery({
    ...stackTemplateQuery(place, name),
    enabled: stack.data !== undefined && !isNew,
  })
  const before = isNew ? '' : present.data
  return {
    stack: isNew ? undefined : stack.data,
    isNew,
    /** The stack's template today; empty where there is no stack yet. */
    before,
    /** What is to be sent; undefined while it is read, or where there is none. */
    after: draft?.edited ?? (isNew ? undefined : present.data),
    /** Somebody has changed the stack since its template was opened here. */
    isMoved: draft !== undefined && !isFromFile && before !== undefined && draft.text !== before,
    /** Edits with a secret live in the tab's memory only. */
    isSecretLost: draft?.holdsSecret === true && draft.edited === draft.text,
    isReading: stack.isPending || (present.isPending && !isNew && !stack.error),
    failure: readFailure(isNew ? undefined : failure, present.error),
  }
}

const readFailure = (stack: AwsFailure | undefined, template: Error | null) =>
  stack ?? (template ? toFailure('GetTemplate', template) : undefined)
