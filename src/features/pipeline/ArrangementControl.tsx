import SegmentedControl from '@cloudscape-design/components/segmented-control'
import type { GraphArrangement } from './graph-arrangement.ts'

/** Which of its two views the graph shows. */
export const ArrangementControl = ({ by, onArrange }: GraphArrangement) => (
  <SegmentedControl
    label="View"
    selectedId={by}
    options={[
      { id: 'stage', text: 'By stage' },
      { id: 'region', text: 'By region' },
    ]}
    onChange={({ detail }) => onArrange(detail.selectedId === 'region' ? 'region' : 'stage')}
  />
)
