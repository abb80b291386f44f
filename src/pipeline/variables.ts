import type { Pipeline } from './pipeline.ts'

/** A variable of a V2 pipeline, whose value a run may be started with. */
export interface PipelineVariable {
  name: string
  defaultValue?: string
  description?: string
}

/** The variables that a pipeline declares; only type V2 has any. */
export function variablesOf(pipeline: Pipeline): PipelineVariable[] {
  const { variables } = pipeline
  return Array.isArray(variables) ? (variables as PipelineVariable[]) : []
}

/** What is wrong with the value of a variable for one run; empty takes the default. */
export function valueProblem(variable: PipelineVariable, value: string): string | undefined {
  if (value === '' && variable.defaultValue === undefined)
    return 'Enter a value: it has no default.'
  return value.length > 1000 ? 'Use at most 1000 characters.' : undefined
}
