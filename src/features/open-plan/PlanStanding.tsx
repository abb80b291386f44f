import Alert from '@cloudscape-design/components/alert'
import type { PlanFile } from '../../plan-file/plan-file.ts'
import type { PlanBase } from './use-plan-base.ts'

interface PlanStandingProps {
  standing: PlanBase['standing'] & object
  file: PlanFile
  /** Where the pipeline was read from: "AWS". */
  source: string
}

/** What has changed between the plan and the pipeline of today; nothing where nothing has. */
export function PlanStanding({ standing, file, source }: PlanStandingProps) {
  const { pipeline, base } = file
  switch (standing.kind) {
    case 'current':
      return null
    case 'renumbered':
      return (
        <Alert type="info" header={`${pipeline} has the structure that the plan was made on`}>
          It is version {standing.now} here and was version {standing.madeOn} then. Nothing else is
          different.
        </Alert>
      )
    case 'stale':
      return (
        <Alert
          type="warning"
          header={`${pipeline} is at version ${standing.now}, the plan was made on ${base.version}`}
        >
          {standing.isBaseKnown
            ? `The review makes the changes again on version ${standing.now}, and asks where both changed the same.`
            : `Neither ${source} nor this browser has version ${base.version} any more, so what others changed since cannot be told apart: the review shows the changes on version ${standing.now}.`}
        </Alert>
      )
    case 'other-structure':
      return (
        <Alert type="warning" header={`Version ${standing.version} has another structure here`}>
          The pipeline was made anew since, or it is another one of the same name. The review shows
          what the changes make of this one.
        </Alert>
      )
    case 'other-account':
      return (
        <Alert
          type="warning"
          header={`The plan is for account ${standing.planned}, and this is ${standing.here}`}
        >
          Open it with a connection to the other account, or review what its changes would make of
          the pipeline here.
        </Alert>
      )
  }
}
