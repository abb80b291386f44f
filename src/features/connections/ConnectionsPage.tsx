import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { type Connection, knownConnections, type Place } from '../../aws/connection.ts'
import { connectionsQuery } from '../../aws/connections.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { Page } from '../../ui/Page.tsx'
import { useMarks } from './connection-marks.ts'
import { ConnectionDetails } from './ConnectionDetails.tsx'
import { ConnectionsTable } from './ConnectionsTable.tsx'
import { FileProblems } from './FileProblems.tsx'
import { Permissions, type Policies } from './Permissions.tsx'

interface ConnectionsPageProps {
  /** The connection that the console is on. */
  current: string
  /** The connection that is looked at. */
  selected: string | undefined
  /** Where a connection's pipelines open. */
  placeOf: (connection: Connection) => Place
  policies: Policies
  onSelect: (id: string | undefined) => void
  onOpen: (place: Place) => void
  onFollow: (href: string) => void
}

/** Every way to AWS that this console has, who one is on it, and what it may need. */
export function ConnectionsPage(props: ConnectionsPageProps) {
  const { current, selected, placeOf, policies, onSelect, onOpen, onFollow } = props
  const { data, error, isFetching, refetch } = useQuery(connectionsQuery)
  const markOf = useMarks()
  const connections = data?.connections ?? knownConnections()
  const chosen = connections.find(({ id }) => id === selected)
  const place = chosen && placeOf(chosen)
  return (
    <Page
      title="Connections"
      breadcrumbs={[{ text: 'Connections', href: '/connections' }]}
      onFollow={onFollow}
      panel={
        chosen && place
          ? {
              header: markOf(chosen).name,
              onClose: () => onSelect(undefined),
              content: (
                <ConnectionDetails
                  key={chosen.id}
                  connection={chosen}
                  place={place}
                  onOpen={() => onOpen(place)}
                />
              ),
            }
          : undefined
      }
    >
      <SpaceBetween size="l">
        {error && (
          <FailureAlert
            title="The profiles cannot be listed"
            {...failureWords(toFailure('GET /aws/connections', error), () => void refetch())}
          />
        )}
        <FileProblems problems={data?.problems ?? []} />
        <ConnectionsTable
          connections={connections}
          current={current}
          selected={chosen}
          isReading={isFetching}
          onSelect={onSelect}
          onRefresh={() => void refetch()}
        />
        <Permissions policies={policies} />
      </SpaceBetween>
    </Page>
  )
}
