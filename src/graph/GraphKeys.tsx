import Box from '@cloudscape-design/components/box'
import Modal from '@cloudscape-design/components/modal'
import Table from '@cloudscape-design/components/table'

const keys: readonly { key: string; deed: string }[] = [
  { key: 'Arrow keys', deed: 'Go to the stage or action on that side' },
  { key: 'Home, End', deed: 'Go to the first or the last action' },
  { key: 'Enter', deed: 'Open or close the details' },
  { key: 'Escape', deed: 'Close the details' },
  { key: '-, +', deed: 'Collapse or expand the stage' },
  { key: 'Z', deed: 'Zoom to the stage' },
  { key: 'F', deed: 'Fit the whole pipeline' },
  { key: 'Ctrl+wheel', deed: 'Zoom' },
  { key: 'Ctrl+K', deed: 'Find an action, on the page of a pipeline' },
  { key: '?', deed: 'Show these keys' },
]

/** The keys that the graph knows while a stage or an action has the focus. */
export const GraphKeys = ({ onClose }: { onClose: () => void }) => (
  <Modal visible header="Keys of the graph" closeAriaLabel="Close" onDismiss={onClose}>
    <Table
      variant="embedded"
      contentDensity="compact"
      items={keys}
      ariaLabels={{ tableLabel: 'Keys of the graph' }}
      columnDefinitions={[
        {
          id: 'key',
          header: 'Key',
          isRowHeader: true,
          cell: ({ key }) => <Box variant="code">{key}</Box>,
        },
        { id: 'deed', header: 'What it does', cell: ({ deed }) => deed },
      ]}
    />
  </Modal>
)
