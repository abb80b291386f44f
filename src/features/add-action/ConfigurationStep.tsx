import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import {
  actionsFrom,
  actionTypeKey,
  configurationOf,
  runOrderOf,
  stageNameOf,
} from '../../draft/add-action-answers.ts'
import { findActionType } from '../../pipeline/action-types.ts'
import { availableArtifacts } from '../../pipeline/artifacts.ts'
import { ConfigurationField } from './ConfigurationField.tsx'
import { lastActionOf } from './defaults.ts'
import { FieldLabel } from './FieldLabel.tsx'
import { KeyValueFields } from './KeyValueFields.tsx'
import type { StepProps } from './step-props.ts'

/** The provider's own settings, and those that any action may have. */
export function ConfigurationStep(props: StepProps) {
  const { draft, edited, notesAt, onChange } = props
  const { answers, base } = draft
  const { actionType, region, commands } = answers
  if (!actionType) return <Alert type="info">Choose an action provider in the first step.</Alert>

  const entry = findActionType(actionType)
  const values = configurationOf(answers)
  const copiedFrom = lastActionOf(base, actionType)
  const setValues = (next: Record<string, string>) =>
    onChange({
      configurations: { ...answers.configurations, [actionTypeKey(actionType)]: next },
    })
  const action = actionsFrom(answers, draft.region)[0]
  const artifacts = availableArtifacts(edited, stageNameOf(answers), runOrderOf(answers)).map(
    ({ name }) => name,
  )
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={
              <>
                Everything named here has to exist in {region || 'the region of the action'}.{' '}
                {entry && (
                  <Link
                    external
                    variant="primary"
                    fontSize="inherit"
                    href={entry.page}
                    externalIconAriaLabel="Opens in a new tab"
                  >
                    AWS documentation
                  </Link>
                )}
              </>
            }
          >
            {entry?.title ?? actionType.provider}
          </Header>
        }
      >
        <SpaceBetween size="l">
          {copiedFrom?.action.configuration && Object.keys(values).length > 0 && (
            <Alert type="info">
              Started as a copy of {copiedFrom.stage} / {copiedFrom.action.name}, which runs in{' '}
              {copiedFrom.action.region ?? draft.region}.
            </Alert>
          )}
          {entry?.note && <Alert type="info">{entry.note}</Alert>}
          {entry?.actionFields?.commands && (
            <FormField
              label="Commands"
              description="Shell lines, one per line; at most 50."
              {...notesAt('commands')}
            >
              <Textarea
                value={commands}
                rows={6}
                spellcheck={false}
                onChange={({ detail }) => onChange({ commands: detail.value })}
              />
            </FormField>
          )}
          {entry?.configuration.map((key) => (
            <ConfigurationField
              key={key.name}
              definition={key}
              action={action}
              entry={entry}
              artifacts={artifacts}
              value={values[key.name] ?? ''}
              notes={notesAt(`configuration/${key.name}`)}
              onChange={(value) => setValues({ ...values, [key.name]: value })}
            />
          ))}
          {!entry && (
            <KeyValueFields
              key={actionTypeKey(actionType)}
              values={values}
              notes={notesAt('configuration')}
              onChange={setValues}
            />
          )}
        </SpaceBetween>
      </Container>
      <Advanced {...props} />
    </SpaceBetween>
  )
}

/** What few actions need; opens by itself where something is wrong in it. */
function Advanced({ draft, notesAt, onChange }: StepProps) {
  const { namespace, roleArn } = draft.answers
  const [isOpen, setOpen] = useState(namespace !== '' || roleArn !== '')
  const hasError = Boolean(notesAt('namespace').errorText ?? notesAt('role').errorText)
  return (
    <ExpandableSection
      variant="container"
      headerText="Advanced"
      headerDescription="Variable namespace and role of the action."
      expanded={isOpen || hasError}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      <SpaceBetween size="l">
        <FormField
          label={<FieldLabel name="Variable namespace" isOptional />}
          description="Later actions read this action's variables as #{namespace.variable}."
          {...notesAt('namespace')}
        >
          <Input
            value={namespace}
            spellcheck={false}
            onChange={({ detail }) => onChange({ namespace: detail.value })}
          />
        </FormField>
        <FormField
          label={<FieldLabel name="Role ARN" isOptional />}
          description="The role that the pipeline's role assumes for this action; without it the action runs with the pipeline's role."
          {...notesAt('role')}
        >
          <Input
            value={roleArn}
            spellcheck={false}
            placeholder="arn:aws:iam::111122223333:role/name"
            onChange={({ detail }) => onChange({ roleArn: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </ExpandableSection>
  )
}
