import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'

/** How something stands in one region. */
export interface RegionState {
  region: string
  type: StatusIndicatorProps.Type
  text: string
}

interface RegionStatesProps {
  /** All of them in one line. */
  summary: string
  states: readonly RegionState[]
  /** What is to be done about them. */
  children?: ReactNode
}

/** How something stands in each of several regions. */
export function RegionStates({ summary, states, children }: RegionStatesProps) {
  const hasFailed = states.some(({ type }) => type === 'error')
  return (
    <ExpandableSection
      // Opens by itself where something has to be seen to.
      key={hasFailed ? 'failed' : 'well'}
      defaultExpanded={hasFailed}
      headerText={summary}
    >
      <SpaceBetween size="xs">
        <ul
          aria-label="Regions"
          style={{ margin: 0, padding: 0, listStyle: 'none', columns: '260px' }}
        >
          {states.map((state) => (
            <li key={state.region} style={{ breakInside: 'avoid', overflowWrap: 'anywhere' }}>
              <RegionStateText state={state} />
            </li>
          ))}
        </ul>
        {children}
      </SpaceBetween>
    </ExpandableSection>
  )
}

export const RegionStateText = ({ state: { region, type, text } }: { state: RegionState }) => (
  <StatusIndicator type={type}>
    {region}: {text}
  </StatusIndicator>
)
