import ColumnLayout from '@cloudscape-design/components/column-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import { faultsQuery } from '../../aws/sandbox-controls.ts'
import { ClockPanel } from './ClockPanel.tsx'
import { EditElsewhere } from './EditElsewhere.tsx'
import { FaultForm } from './FaultForm.tsx'
import { FaultsTable } from './FaultsTable.tsx'
import { StartOver } from './StartOver.tsx'

/** What a person can make happen in the sandbox that on AWS happens by itself. */
export function SandboxScreen({ place }: { place: Place }) {
  const faults = useQuery(faultsQuery)
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="A local AWS on this machine. Here you make happen what on AWS happens by itself."
      >
        Sandbox
      </Header>
      <FaultsTable query={faults} />
      <ColumnLayout columns={2}>
        <FaultForm operations={faults.data?.operations ?? {}} />
        <SpaceBetween size="l">
          <EditElsewhere key={place.region} place={place} />
          <ClockPanel />
          <StartOver />
        </SpaceBetween>
      </ColumnLayout>
    </SpaceBetween>
  )
}
