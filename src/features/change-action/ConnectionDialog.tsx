import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { guide } from '../../pipeline/action-types/entry.ts'
import { connectSource, isConnectionArn, repositoryOf } from '../../pipeline/source-edits.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { outcomeOf } from './outcome.ts'

/** Takes the revisions of a GitHub (version 1) source through a connection. */
export function ConnectionDialog({ changing, stage, action, onConfirm, onClose }: DialogProps) {
  const [to, setTo] = useState(() => repositoryOf(action))
  const isNamed = isConnectionArn(to.connectionArn)
  const edits = isNamed ? connectSource(stage, action, to) : []
  return (
    <ChangeDialog
      title={`Move ${action.name} to a connection`}
      confirm="Use connection"
      outcome={outcomeOf(changing, edits)}
      open={isNamed ? undefined : 'Enter the ARN of the connection first.'}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <FormField
        label="Connection ARN"
        description={
          <>
            A connection to GitHub is made and authorized in the AWS console, under Developer Tools,
            Settings, Connections.{' '}
            <ExternalLink href={guide('update-github-action-connections')}>
              AWS&apos;s steps
            </ExternalLink>
          </>
        }
        constraintText="arn:aws:codeconnections:REGION:ACCOUNT:connection/ID"
        errorText={
          to.connectionArn !== '' && !isNamed ? 'This is no ARN of a connection.' : undefined
        }
      >
        <Input
          value={to.connectionArn}
          spellcheck={false}
          autoComplete={false}
          onChange={({ detail }) => setTo({ ...to, connectionArn: detail.value.trim() })}
        />
      </FormField>
      <FormField label="Repository" constraintText="Owner and name: owner/name">
        <Input
          value={to.repository}
          spellcheck={false}
          onChange={({ detail }) => setTo({ ...to, repository: detail.value })}
        />
      </FormField>
      <FormField label="Branch">
        <Input
          value={to.branch}
          spellcheck={false}
          onChange={({ detail }) => setTo({ ...to, branch: detail.value })}
        />
      </FormField>
      <Checkbox
        checked={to.detectsChanges}
        onChange={({ detail }) => setTo({ ...to, detectsChanges: detail.checked })}
      >
        Start the pipeline when the branch changes
      </Checkbox>
    </ChangeDialog>
  )
}
