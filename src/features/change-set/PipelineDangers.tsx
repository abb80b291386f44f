import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PipelineDanger } from '../../template/change-set.ts'

const headers: Readonly<Record<PipelineDanger['fate'], (name: string) => string>> = {
  replaced: (name) => `The pipeline ${name} would be replaced`,
  'maybe-replaced': (name) => `The pipeline ${name} may be replaced`,
  removed: (name) => `The pipeline ${name} would be deleted`,
}

/** Pipelines that would not outlive the change set, said loudly. */
export function PipelineDangers({ dangers }: { dangers: readonly PipelineDanger[] }) {
  if (dangers.length === 0) return null
  return (
    <SpaceBetween size="s">
      {dangers.map((danger) => (
        <Alert key={danger.logicalId} type="error" header={headers[danger.fate](danger.name)}>
          {danger.fate === 'removed'
            ? `${danger.logicalId} is not in the template any more.`
            : `CloudFormation makes a new pipeline for ${danger.logicalId} and deletes this one${because(danger)}.`}{' '}
          Its runs, its history and its version numbers go with it; runs in progress end, and
          webhooks, notifications and event rules that name it stop working.
        </Alert>
      ))}
    </SpaceBetween>
  )
}

const because = ({ because }: PipelineDanger) =>
  because.length === 0 ? '' : `, because ${because.join(' and ')} changes`
