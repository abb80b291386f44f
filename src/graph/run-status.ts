/** The kinds of status indicator that a run can have; names are Cloudscape's. */
export type StatusType =
  | 'success'
  | 'error'
  | 'in-progress'
  | 'stopped'
  | 'pending'
  | 'not-started'
  | 'info'

export interface RunStatus {
  type: StatusType
  /** Sentence case, such as "In progress". */
  text: string
}

/** Nothing has run under this name yet. */
export const notRunYet: RunStatus = { type: 'not-started', text: 'Not run yet' }

const known: Readonly<Record<string, RunStatus>> = {
  InProgress: { type: 'in-progress', text: 'In progress' },
  Succeeded: { type: 'success', text: 'Succeeded' },
  Failed: { type: 'error', text: 'Failed' },
  Stopping: { type: 'in-progress', text: 'Stopping' },
  Stopped: { type: 'stopped', text: 'Stopped' },
  Abandoned: { type: 'stopped', text: 'Abandoned' },
  Cancelled: { type: 'stopped', text: 'Cancelled' },
  Skipped: { type: 'stopped', text: 'Skipped' },
  Superseded: { type: 'stopped', text: 'Superseded' },
}

/** An approval is in progress until a person has decided. */
const waitingForApproval: RunStatus = { type: 'pending', text: 'Waiting for approval' }

/** The same status in the words that fit an action of this category. */
export const forCategory = (category: string, status: RunStatus): RunStatus =>
  category === 'Approval' && status === known['InProgress'] ? waitingForApproval : status

/**
 * How the status of a run, a stage or an action is shown. A status that AWS adds later is shown as
 * AWS writes it; none at all reads "Not run yet".
 * Source: PipelineExecution, StageExecution and ActionExecution in
 * https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_Types.html
 */
export const runStatus = (status: string | undefined): RunStatus =>
  status ? (known[status] ?? { type: 'info', text: status }) : notRunYet
