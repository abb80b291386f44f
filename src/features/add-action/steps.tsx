import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ComponentType } from 'react'
import { ArtifactsStep } from './ArtifactsStep.tsx'
import { ConfigurationStep } from './ConfigurationStep.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import { RegionValues } from './RegionValues.tsx'
import { type StepPlan, stepPlans } from './step-plan.ts'
import type { StepProps } from './step-props.ts'
import { StoresStep } from './StoresStep.tsx'

const contents: readonly ComponentType<StepProps>[] = [
  PlaceStep,
  WithRegionValues,
  ArtifactsStep,
  StoresStep,
]

/** The configuration, and what becomes of it in the other regions. */
function WithRegionValues(props: StepProps) {
  return (
    <SpaceBetween size="l">
      <ConfigurationStep {...props} />
      <RegionValues {...props} />
    </SpaceBetween>
  )
}

/** The steps with what each shows. */
export const steps: readonly (StepPlan & { Content: ComponentType<StepProps> })[] = stepPlans.map(
  (plan, index) => ({ ...plan, Content: contents[index] ?? PlaceStep }),
)
