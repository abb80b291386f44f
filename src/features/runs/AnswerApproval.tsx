import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { approvalMutation } from '../../aws/run-mutations.ts'
import type { ApprovalAnswer } from '../../aws/run-operations.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { WaitingApproval } from '../../pipeline/runs.ts'
import { OperationFailure } from './OperationFailure.tsx'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { safeLink } from '../../ui/safe-link.ts'

interface AnswerApprovalProps {
  place: Place
  name: string
  approval: WaitingApproval
  /** Where the approval's own words stand. */
  pipeline: Pipeline | undefined
}

const longestComment = 512

/** An approval that waits: what it is about, a comment, and the answer. */
export function AnswerApproval({ place, name, approval, pipeline }: AnswerApprovalProps) {
  const queryClient = useQueryClient()
  const answer = useMutation(approvalMutation({ place, name, queryClient }))
  const [comment, setComment] = useState('')
  const { stage, action, token } = approval
  const configuration = pipeline?.stages
    .find((other) => other.name === stage)
    ?.actions.find((other) => other.name === action)?.configuration
  const link = safeLink(configuration?.['ExternalEntityLink'])
  const send = (status: ApprovalAnswer['status']) =>
    answer.mutate({ stage, action, token, status, comment })
  const sending = answer.isPending ? answer.variables.status : undefined
  return (
    <SpaceBetween size="s">
      {answer.error && (
        <OperationFailure title="The approval was not answered" failure={answer.error} />
      )}
      {configuration?.['CustomData'] && <Box>{configuration['CustomData']}</Box>}
      {link && <ExternalLink href={link}>What to review</ExternalLink>}
      <FormField
        label="Comment"
        constraintText={`At most ${longestComment} characters. Kept with the run.`}
        stretch
      >
        <Textarea
          value={comment}
          rows={2}
          onChange={({ detail }) => setComment(detail.value.slice(0, longestComment))}
        />
      </FormField>
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          variant="primary"
          loading={sending === 'Approved'}
          disabled={sending === 'Rejected'}
          onClick={() => send('Approved')}
        >
          Approve
        </Button>
        <Button
          loading={sending === 'Rejected'}
          disabled={sending === 'Approved'}
          onClick={() => send('Rejected')}
        >
          Reject
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  )
}
