import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useRef } from 'react'
import type { Connection } from '../../aws/connection.ts'
import { hasBridge } from '../../aws/connections.ts'
import { regionName } from '../../pipeline/regions.ts'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { colorNames, markStyle } from './mark-style.ts'
import { type Marked, useMarks } from './connection-marks.ts'
import { kindName } from './connection-words.ts'
import './mark.css'

interface ConnectionsTableProps {
  connections: readonly Connection[]
  /** The connection that the console is on. */
  current: string
  selected: Connection | undefined
  isReading: boolean
  onSelect: (id: string) => void
  onRefresh: () => void
}

/** Pixels below which the columns do not fit side by side. */
const narrow = 600

/** Every connection: the sandbox first, then the shared files' profiles, then the environment. */
export function ConnectionsTable(props: ConnectionsTableProps) {
  const { connections, current, selected, isReading, onSelect, onRefresh } = props
  const markOf = useMarks()
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isNarrow = width !== undefined && width < narrow

  const name = (connection: Connection) => (
    <SpaceBetween size="xxs">
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <ScreenLink
          href={`/connections?selected=${encodeURIComponent(connection.id)}`}
          onFollow={() => onSelect(connection.id)}
        >
          {markOf(connection).name}
        </ScreenLink>
        {connection.id === current && (
          <Box variant="small" color="text-body-secondary">
            in use
          </Box>
        )}
      </SpaceBetween>
      {markOf(connection).name !== connection.label && (
        <Box variant="small" color="text-body-secondary">
          {connection.label}
        </Box>
      )}
    </SpaceBetween>
  )

  return (
    <div ref={root}>
      <Table
        key={isNarrow ? 'stacked' : 'side by side'}
        items={[...connections]}
        trackBy="id"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={({ detail }) => {
          const [chosen] = detail.selectedItems
          if (chosen) onSelect(chosen.id)
        }}
        ariaLabels={{
          tableLabel: 'Connections',
          selectionGroupLabel: 'Choose a connection',
          itemSelectionLabel: (_, item) => markOf(item).name,
        }}
        enableKeyboardNavigation
        header={
          <Header
            variant="h1"
            counter={`(${connections.length})`}
            description={
              hasBridge()
                ? 'The sandbox, the profiles of your shared AWS files, and the environment. No secret reaches this page.'
                : 'The sandbox, and what this copy offers. Credentials are held in memory until the page is closed.'
            }
            actions={
              <Button
                iconName="refresh"
                ariaLabel="Read the connections again"
                loading={isReading}
                onClick={onRefresh}
              />
            }
          >
            Connections
          </Header>
        }
        columnDefinitions={
          isNarrow
            ? [
                {
                  id: 'name',
                  header: 'Name',
                  isRowHeader: true,
                  cell: (connection) => (
                    <SpaceBetween size="xxs">
                      {name(connection)}
                      <div>{kindName(connection)}</div>
                      <Regions connection={connection} />
                      <Swatch mark={markOf(connection)} />
                    </SpaceBetween>
                  ),
                },
              ]
            : [
                { id: 'name', header: 'Name', isRowHeader: true, cell: name },
                { id: 'kind', header: 'Credentials', cell: kindName },
                {
                  id: 'region',
                  header: 'Region',
                  cell: (connection) => <Regions connection={connection} />,
                },
                {
                  id: 'color',
                  header: 'Color',
                  cell: (connection) => <Swatch mark={markOf(connection)} />,
                },
              ]
        }
      />
    </div>
  )
}

function Regions({ connection: { defaultRegion } }: { connection: Connection }) {
  if (defaultRegion === undefined) return <Box color="text-body-secondary">None named</Box>
  return (
    <>
      {regionName(defaultRegion)} <code>{defaultRegion}</code>
    </>
  )
}

function Swatch({ mark: { color } }: { mark: Marked }) {
  if (!color) return <Box color="text-body-secondary">None</Box>
  return (
    <span>
      <span className="mark-swatch" style={markStyle(color)} /> {colorNames[color]}
    </span>
  )
}
