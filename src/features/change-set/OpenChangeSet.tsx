import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { changeSetQuery } from '../../aws/stack-queries.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { BeingMade } from './BeingMade.tsx'
import { ChangesOf } from './ChangesOf.tsx'
import { Execution } from './Execution.tsx'
import { FailedChangeSet } from './FailedChangeSet.tsx'
import { GoneChangeSet } from './GoneChangeSet.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import type { Creation } from './use-create.ts'
import { useExecution } from './use-execution.ts'
import { useRemoval } from './use-removal.ts'
import { useLeaveGuard } from './use-leave-guard.ts'

interface OpenChangeSetProps {
  place: Place
  /** The stack's. */
  name: string
  /** Its ARN, or its name while it is being asked for. */
  changeSet: string
  creation: Creation
  /** Back to what a change set is made of. */
  onPrepare: () => void
  onFollow: (href: string) => void
}

/** One change set: being made, to be read and executed, or on its way. */
export function OpenChangeSet(props: OpenChangeSetProps) {
  const { place, name, changeSet, creation, onPrepare, onFollow } = props
  const named = {
    ChangeSetName: changeSet,
    ...(!changeSet.startsWith('arn:') && { StackName: name }),
  }
  const query = useQuery({ ...changeSetQuery(place, named), enabled: !creation.isPending })
  const { data, error, refetch } = query
  const failure = error ? toFailure('DescribeChangeSet', error) : undefined
  const execution = useExecution(place, { name, changeSet: data })
  const removal = useRemoval(place, data?.ChangeSetId ?? changeSet)
  const isReady = data?.Status === 'CREATE_COMPLETE' && !execution.isStarted
  const guard = useLeaveGuard(isReady && !removal.isSuccess)
  const remove = () => removal.mutate(undefined, { onSuccess: onPrepare })

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={data?.ChangeSetName ?? (changeSet.startsWith('arn:') ? '' : changeSet)}
          actions={
            isReady && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button loading={removal.isPending} onClick={remove}>
                  Delete change set
                </Button>
              </SpaceBetween>
            )
          }
        >
          Change set of {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {creation.failure?.kind === 'unknown-outcome' && failure?.kind !== 'not-found' && !data && (
          <FailureAlert
            title="It is not known whether the change set was made"
            {...failureWords(creation.failure)}
            advice="It is looked for by its name; nothing is asked for twice."
          />
        )}
        {removal.error && (
          <FailureAlert
            title="The change set was not deleted"
            {...failureWords(toFailure('DeleteChangeSet', removal.error))}
          />
        )}
        {failure?.kind === 'not-found' ? (
          <GoneChangeSet name={name} onLookAgain={() => void refetch()} onPrepare={onPrepare} />
        ) : (
          failure && (
            <FailureAlert
              title="The change set cannot be read"
              {...failureWords(failure, () => void refetch())}
            />
          )
        )}
        {!data && !failure && !creation.isPending && <Skeleton height="12rem" />}
        {(creation.isPending || (data && isBeingMade(data.Status))) && (
          <BeingMade
            status={data?.Status}
            canStop={!creation.isPending}
            isStopping={removal.isPending}
            onStop={remove}
          />
        )}
        {data?.Status === 'FAILED' && (
          <FailedChangeSet name={name} changeSet={data} onPrepare={remove} />
        )}
        {data?.Status === 'CREATE_COMPLETE' &&
          (execution.isStarted ? (
            <Execution
              place={place}
              name={name}
              changeSet={data}
              execution={execution}
              onPrepare={onPrepare}
              onFollow={onFollow}
            />
          ) : (
            <ChangesOf place={place} name={name} changeSet={data} execution={execution} />
          ))}
      </SpaceBetween>
      {guard.status === 'blocked' && (
        <LeaveDialog
          isPending={removal.isPending}
          onStay={guard.reset}
          onKeep={guard.proceed}
          onDelete={() =>
            removal.mutate(undefined, { onSuccess: guard.proceed, onError: guard.reset })
          }
        />
      )}
    </ContentLayout>
  )
}

const isBeingMade = (status: string | undefined) => /PENDING|IN_PROGRESS/.test(status ?? '')
