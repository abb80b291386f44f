import { useMutation } from '@tanstack/react-query'
import { deleteChangeSet } from '../../aws/change-set.ts'
import type { Place } from '../../aws/connection.ts'

/** Deletes a change set that is not wanted. */
export const useRemoval = (place: Place, id: string) =>
  useMutation({ mutationFn: () => deleteChangeSet(place, id) })
