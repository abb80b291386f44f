import type { FieldProblem } from './field-problems.ts'
import type { Field } from './fields.ts'

/** One step of the wizard: it is done when no error stands at the controls it owns. */
export interface StepPlan {
  title: string
  description: string
  /** The first part of the controls' names. */
  owns: readonly string[]
}

/** The steps before the review, in their order. */
export const stepPlans = [
  {
    title: 'Action and stage',
    description: 'What runs, in which region, and where in the pipeline.',
    owns: ['provider', 'region', 'stage', 'new-stage-name', 'position', 'run-order', 'action-name'],
  },
  {
    title: 'Configuration',
    description: 'What the action works on.',
    owns: [
      'configuration',
      'commands',
      'output-variables',
      'environment-variables',
      'timeout',
      'namespace',
      'role',
      'in-region',
    ],
  },
  {
    title: 'Artifacts',
    description: 'What the action reads and what it makes.',
    owns: ['inputs', 'outputs'],
  },
  {
    title: 'Artifact buckets',
    description:
      'One bucket in every region: CodePipeline copies the artifacts there before an action of that region runs.',
    owns: ['bucket', 'key'],
  },
] as const satisfies readonly StepPlan[]

/** The step of the review, after all others. */
export const reviewStep: number = stepPlans.length

/** The step of the artifact buckets, which S3 is asked for. */
export const bucketStep: number = reviewStep - 1

/** The step that owns a control; what no control settles is for the review. */
export function stepOf(field: Field): number {
  const [control = ''] = field.split('/')
  const index = stepPlans.findIndex(({ owns }: StepPlan) => owns.includes(control))
  return index < 0 ? reviewStep : index
}

/** The first step before `until` with an error in it. */
export function firstOpenStep(
  problems: readonly FieldProblem[],
  until: number,
): number | undefined {
  const open = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ field }) => stepOf(field))
    .filter((step) => step < until)
  return open.length > 0 ? Math.min(...open) : undefined
}
