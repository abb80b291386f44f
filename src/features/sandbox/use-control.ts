import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import type { AwsFailure } from '../../aws/failures.ts'

/** One use of a control; when it has answered, what starts with `touches` is read anew. */
export function useControl<Input = void, Answer = unknown>(
  use: (input: Input) => Promise<Answer>,
  touches: QueryKey,
) {
  const queryClient = useQueryClient()
  return useMutation<Answer, AwsFailure, Input>({
    mutationFn: use,
    onSettled: () => queryClient.invalidateQueries({ queryKey: touches }),
  })
}
