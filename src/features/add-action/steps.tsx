import type { ComponentType } from 'react'
import { ArtifactsStep } from './ArtifactsStep.tsx'
import { ConfigurationStep } from './ConfigurationStep.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import { type StepPlan, stepPlans } from './step-plan.ts'
import type { StepProps } from './step-props.ts'
import { StoresStep } from './StoresStep.tsx'

const contents: readonly ComponentType<StepProps>[] = [
  PlaceStep,
  ConfigurationStep,
  ArtifactsStep,
  StoresStep,
]

/** The steps with what each shows. */
export const steps: readonly (StepPlan & { Content: ComponentType<StepProps> })[] = stepPlans.map(
  (plan, index) => ({ ...plan, Content: contents[index] ?? PlaceStep }),
)
