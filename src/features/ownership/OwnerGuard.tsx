import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { isFile, type Place } from '../../aws/connection.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { pipelineQuery } from '../../aws/queries.ts'
import { pipelineOwnerQuery } from '../../aws/stack-queries.ts'
import { draftStore, useDraft } from '../../draft/draft-store.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { type OwningStack, templateReviewHref } from './owning-stack.ts'

interface OwnerGuardProps {
  place: Place
  /** The pipeline's. */
  name: string
}

/** Says before a submit that a stack owns the pipeline, and makes the same changes there instead. */
export function OwnerGuard({ place, name }: OwnerGuardProps) {
  const read = useQuery(pipelineQuery(place, name))
  const { data } = useQuery({
    ...pipelineOwnerQuery(place, { name, arn: read.data?.arn }),
    enabled: read.data !== undefined && !isFile(place),
  })
  if (data?.owner === 'unknown') {
    return (
      <Box color="text-body-secondary">
        Whether a stack owns {name} is not known: neither CloudFormation nor the tags of the
        pipeline may be asked.
      </Box>
    )
  }
  return data?.owner === 'stack' ? <Guard place={place} name={name} owner={data} /> : null
}

function Guard({ place, name, owner }: OwnerGuardProps & { owner: OwningStack }) {
  const { stackName, logicalId } = owner
  const key = { ...place, pipeline: name }
  const draft = useDraft(key)
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const move = useMutation({
    mutationFn: async () => {
      if (draft === undefined) return false
      // Reads templates, by a parser that most pipelines never need.
      const { keepForTemplate } = await import('./move-to-template.ts')
      return keepForTemplate(queryClient, draft, owner)
    },
    onSuccess: (isKept) => {
      if (!isKept) return
      draftStore.remove(key)
      void navigate({ to: templateReviewHref(place, owner), ignoreBlocker: true })
    },
  })
  if (!draft) return null
  return (
    <SpaceBetween size="s">
      <Alert
        type="warning"
        header={`The stack ${stackName} owns ${name}`}
        action={
          <Button variant="primary" loading={move.isPending} onClick={() => move.mutate()}>
            Make these changes in the template
          </Button>
        }
      >
        <div style={{ overflowWrap: 'anywhere' }}>
          It is <Box variant="code">{logicalId}</Box> in the template of the stack. A direct edit
          drifts: the stack does not know of it, and its next update may undo it. If you submit all
          the same, a patch of the template is ready on the page of {name} afterwards.
        </div>
      </Alert>
      {move.data === false && (
        <Alert type="error" header="The changes cannot be made in the template">
          The template of {stackName} cannot be read as one that declares {logicalId}.
        </Alert>
      )}
      {move.error && (
        <FailureAlert
          title="The template cannot be read"
          {...failureWords(toFailure('GetTemplate', move.error))}
        />
      )}
    </SpaceBetween>
  )
}
