import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { advanceClock, sandboxClockQuery, sandboxKey } from '../../aws/sandbox-controls.ts'
import { ControlFailure } from './ControlFailure.tsx'
import { aheadText } from './ahead-text.ts'
import { useControl } from './use-control.ts'

const steps = [
  { seconds: 60, label: '1 minute' },
  { seconds: 600, label: '10 minutes' },
  { seconds: 3600, label: '1 hour' },
]

/** Time for runs to move, and for approvals to expire, without waiting for it. */
export function ClockPanel() {
  const { data, error, isPending, dataUpdatedAt, refetch } = useQuery(sandboxClockQuery)
  const advance = useControl(advanceClock, sandboxKey)
  const sinceAnswer = useSeconds() - dataUpdatedAt
  return (
    <Container
      header={
        <Header variant="h2" description="Runs move on by it">
          Clock
        </Header>
      }
    >
      <SpaceBetween size="m">
        {isPending && <StatusIndicator type="loading">Reading the clock</StatusIndicator>}
        {data && (
          <div>
            <Box fontSize="heading-m" fontWeight="bold">
              <time dateTime={data.now}>
                {new Date(Date.parse(data.now) + Math.max(0, sinceAnswer)).toLocaleString()}
              </time>
            </Box>
            <Box color="text-body-secondary">{aheadText(data.advancedSeconds)}</Box>
          </div>
        )}
        <SpaceBetween direction="horizontal" size="xs">
          {steps.map(({ seconds, label }) => (
            <Button
              key={seconds}
              ariaLabel={`Advance the clock by ${label}`}
              loading={advance.isPending && advance.variables === seconds}
              onClick={() => advance.mutate(seconds)}
            >
              + {label}
            </Button>
          ))}
        </SpaceBetween>
        <ControlFailure
          title="The clock cannot be read"
          error={error}
          onRetry={() => void refetch()}
        />
        <ControlFailure title="The clock was not advanced" error={advance.error} />
      </SpaceBetween>
    </Container>
  )
}

/** The time in milliseconds, new every second. */
function useSeconds(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
