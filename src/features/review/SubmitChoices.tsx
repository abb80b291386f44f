import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Place } from '../../aws/connection.ts'
import { failureWords } from '../../aws/failures.ts'
import { recentExecutionsQuery } from '../../aws/queries.ts'
import { runsFollowed, type SubmitChoice, type SubmitWhen } from '../../aws/submit-when.ts'
import type { Draft } from '../../draft/draft.ts'
import { runStatus } from '../../graph/run-status.ts'
import { isGoingOn, shortId } from '../../pipeline/runs.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'

interface SubmitChoicesProps {
  place: Place
  draft: Draft
  when: SubmitWhen
}

/** When the update is sent, and whether a run follows it. */
export function SubmitChoices({ place, draft, when }: SubmitChoicesProps) {
  const { cancel } = when
  // What waits is what was on the screen: another draft, or another screen, ends it.
  const shown = useRef(draft)
  useEffect(() => {
    if (shown.current !== draft) cancel()
    shown.current = draft
  }, [cancel, draft])
  useEffect(() => cancel, [cancel])
  if (when.isWaiting) return <Progress place={place} name={draft.base.name} when={when} />
  return (
    <Container header={<Header variant="h2">When to submit</Header>}>
      <SpaceBetween size="m">
        {when.failure && (
          <FailureAlert
            title="The waiting has ended; nothing was submitted"
            {...failureWords(when.failure)}
          />
        )}
        <RadioGroup
          ariaLabel="When to submit"
          value={when.choice}
          onChange={({ detail }) => when.setChoice(detail.value as SubmitChoice)}
          items={[
            {
              value: 'now',
              label: 'Submit now',
              description: 'Runs in progress fail.',
            },
            {
              value: 'idle',
              label: 'Wait until idle, then submit',
              description: 'Sent as soon as no run is in progress, while this page stays open.',
            },
            {
              value: 'stop',
              label: 'Stop the run and submit',
              description:
                'Actions in progress end, no further action starts, and the update is sent when every run has stopped.',
            },
          ]}
        />
        <FormField>
          <Checkbox
            checked={when.isReleasing}
            onChange={({ detail }) => when.setReleasing(detail.checked)}
            description="Starts a run of the new structure when the update has been made."
          >
            Release the change afterwards
          </Checkbox>
        </FormField>
      </SpaceBetween>
    </Container>
  )
}

interface ProgressProps {
  place: Place
  name: string
  when: SubmitWhen
}

/** Which runs are waited for. */
function Progress({ place, name, when }: ProgressProps) {
  const { data, error } = useQuery(recentExecutionsQuery(place, name, runsFollowed))
  const going = data?.filter(isGoingOn) ?? []
  return (
    <Alert
      type="info"
      header={
        when.choice === 'stop'
          ? 'Stopping the runs in progress, then submitting'
          : 'Waiting until no run is in progress, then submitting'
      }
      action={<Button onClick={when.cancel}>Stop waiting</Button>}
    >
      <SpaceBetween size="xs">
        <div>
          Nothing has been sent yet. Keep this page open: when it is left or its tab is closed, the
          waiting ends and nothing is submitted.
          {when.choice === 'stop' && ' Runs that were asked to stop stay stopped.'}
        </div>
        {error && (
          <StatusIndicator type="warning" wrapText>
            The runs could not be read just now; trying again. {error.message}
          </StatusIndicator>
        )}
        <ul aria-label="Runs that are waited for">
          {going.map(({ pipelineExecutionId: run = '', status, startTime }) => (
            <li key={run}>
              Run <code>{shortId(run)}</code>: {runStatus(status).text.toLowerCase()},{' '}
              <Box display="inline" color="text-body-secondary">
                started <TimeAgo date={startTime} />
              </Box>
            </li>
          ))}
        </ul>
      </SpaceBetween>
    </Alert>
  )
}
