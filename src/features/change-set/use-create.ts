import { useMutation } from '@tanstack/react-query'
import { type ChangeSetInput, createChangeSet } from '../../aws/change-set.ts'
import type { Place } from '../../aws/connection.ts'
import { type AwsFailure, toFailure } from '../../aws/failures.ts'
import { newChangeSetName } from '../../template/change-set.ts'

/** What a person decides about a change set; its name is not among it. */
type Request = Omit<ChangeSetInput, 'StackName' | 'ChangeSetName' | 'ClientToken'>

interface Callbacks {
  /** Called with the name before anything is sent. */
  onSent: (name: string) => void
  /** Called with the ARN. */
  onMade: (id: string) => void
  /** CloudFormation has refused it. */
  onNotMade: () => void
}

/** A change set that is being asked for. */
export interface Creation {
  isPending: boolean
  failure: AwsFailure | undefined
  create: (request: Request) => void
}

/** Asks for a change set of a stack. */
export function useCreate(place: Place, stackName: string, callbacks: Callbacks): Creation {
  const { onSent, onMade, onNotMade } = callbacks
  const mutation = useMutation<{ id: string }, Error, ChangeSetInput>({
    mutationFn: (input) => createChangeSet(place, input),
    onSuccess: ({ id }) => onMade(id),
    onError: (error) => {
      if (toFailure('CreateChangeSet', error, true).kind !== 'unknown-outcome') onNotMade()
    },
  })
  return {
    isPending: mutation.isPending,
    failure: mutation.error ? toFailure('CreateChangeSet', mutation.error, true) : undefined,
    create: (request) => {
      const ChangeSetName = newChangeSetName(new Date())
      onSent(ChangeSetName)
      mutation.mutate({
        ...request,
        StackName: stackName,
        ChangeSetName,
        ClientToken: ChangeSetName,
      })
    },
  }
}
