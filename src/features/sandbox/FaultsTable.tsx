import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import type { UseQueryResult } from '@tanstack/react-query'
import {
  type Fault,
  type Faults,
  faultsQuery,
  removeAllFaults,
  removeFault,
} from '../../aws/sandbox-controls.ts'
import { ControlFailure } from './ControlFailure.tsx'
import { faultTexts, serviceName } from './fault-kinds.ts'
import { useControl } from './use-control.ts'

/** The faults that are set, and how often each still happens. */
export function FaultsTable({ query }: { query: UseQueryResult<Faults> }) {
  const remove = useControl(removeFault, faultsQuery.queryKey)
  const removeAll = useControl(removeAllFaults, faultsQuery.queryKey)
  const faults = query.data?.faults ?? []
  return (
    <SpaceBetween size="m">
      <ControlFailure
        title="The faults cannot be listed"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
      <ControlFailure title="Not removed" error={remove.error ?? removeAll.error} />
      <Table
        items={faults}
        trackBy="id"
        loading={query.isPending}
        loadingText="Loading faults"
        wrapLines
        stickyColumns={{ last: 1 }}
        ariaLabels={{ tableLabel: 'Active faults' }}
        header={
          <Header
            variant="h2"
            counter={`(${faults.length})`}
            description="Where several fit a call, the oldest happens."
            actions={
              <Button
                disabled={faults.length === 0}
                loading={removeAll.isPending}
                onClick={() => removeAll.mutate()}
              >
                Remove all
              </Button>
            }
          >
            Active faults
          </Header>
        }
        empty={<Box color="text-body-secondary">No fault is set. Every call goes its way.</Box>}
        columnDefinitions={[
          {
            id: 'fault',
            header: 'Fault',
            cell: (fault) => labelOf(fault),
            isRowHeader: true,
            minWidth: 120,
          },
          { id: 'call', header: 'Operation', cell: callOf, minWidth: 140 },
          {
            id: 'times',
            header: 'Still happens',
            cell: ({ times }) => timesText(times),
            minWidth: 120,
          },
          {
            id: 'remove',
            header: 'Action',
            cell: (fault) => (
              <Button
                variant="inline-link"
                ariaLabel={`Remove ${labelOf(fault)}, ${callOf(fault)}`}
                loading={remove.isPending && remove.variables === fault.id}
                onClick={() => remove.mutate(fault.id)}
              >
                Remove
              </Button>
            ),
            minWidth: 100,
          },
        ]}
      />
    </SpaceBetween>
  )
}

const labelOf = ({ fault, seconds, addStage }: Fault) => {
  const detail = seconds === undefined ? addStage : `${seconds} s`
  return detail ? `${faultTexts[fault].label} (${detail})` : faultTexts[fault].label
}

/** The operation, and the region and pipeline where a test has narrowed it down. */
function callOf({ operation, service, region, pipeline }: Fault): string {
  const owner = service === undefined ? 'any service' : serviceName(service)
  const call = operation === '*' ? `Every operation of ${owner}` : operation
  const where = [pipeline && `of ${pipeline}`, region && `in ${region}`].filter(Boolean)
  return [call, ...where].join(' ')
}

const timesText = (times: number | undefined) => {
  if (times === undefined) return 'Until removed'
  return times === 1 ? 'Once' : `${times} times`
}
