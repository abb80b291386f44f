import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import {
  actionsFrom,
  actionTypeKey,
  configurationOf,
  runOrderOf,
  stageNameOf,
} from '../../draft/add-action-answers.ts'
import { findActionType } from '../../pipeline/action-types.ts'
import { availableArtifacts } from '../../pipeline/artifacts.ts'
import { availableVariables } from '../../pipeline/output-variables.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { AdvancedFields } from './AdvancedFields.tsx'
import { ConfigurationField } from './ConfigurationField.tsx'
import { lastActionOf } from './defaults.ts'
import { KeyValueFields } from './KeyValueFields.tsx'
import { MemberFields } from './MemberFields.tsx'
import { withNamedArtifact } from './named-artifacts.ts'
import type { StepProps } from './step-props.ts'
import type { Surroundings } from './surroundings.ts'

/** The provider's own settings, and those that any action may have. */
export function ConfigurationStep({ draft, edited, notesAt, onChange }: StepProps) {
  const queries = useQueryClient()
  const { answers, base } = draft
  const { actionType, region } = answers
  if (!actionType) return <Alert type="info">Choose an action provider in the first step.</Alert>

  const entry = findActionType(actionType)
  const values = configurationOf(answers)
  const copiedFrom = lastActionOf(base, actionType)
  const withValues = (next: Record<string, string>) => ({
    configurations: { ...answers.configurations, [actionTypeKey(actionType)]: next },
  })
  const [stage, runOrder] = [stageNameOf(answers), runOrderOf(answers)]
  const variables = availableVariables(edited, stage, runOrder)
  const around: Surroundings | undefined = entry && {
    entry,
    action: actionsFrom(answers, draft.region)[0],
    place: { connection: draft.connection, region: region || draft.region },
    artifacts: availableArtifacts(edited, stage, runOrder).map(({ name }) => name),
    variables,
    values,
  }
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              around && (
                <Button
                  iconName="refresh"
                  variant="icon"
                  ariaLabel={`List what ${around.place.region} has again`}
                  onClick={() =>
                    void queries.invalidateQueries({
                      queryKey: [around.place.connection, around.place.region, 'resources'],
                    })
                  }
                />
              )
            }
            description={
              <>
                Everything named here has to exist in {region || 'the region of the action'}.{' '}
                {entry && (
                  <ExternalLink variant="primary" fontSize="inherit" href={entry.page}>
                    AWS documentation
                  </ExternalLink>
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
          {entry && (
            <MemberFields
              draft={draft}
              entry={entry}
              variables={variables}
              notesAt={notesAt}
              onChange={onChange}
            />
          )}
          {around?.entry.configuration.map((key) => (
            <ConfigurationField
              key={key.name}
              definition={key}
              around={around}
              notes={notesAt(`configuration/${key.name}`)}
              onChange={(value) => {
                const inputArtifacts = withNamedArtifact(answers, key, value, around)
                onChange({
                  ...withValues({ ...values, [key.name]: value }),
                  ...(inputArtifacts !== answers.inputArtifacts && { inputArtifacts }),
                })
              }}
            />
          ))}
          {!entry && (
            <KeyValueFields
              key={actionTypeKey(actionType)}
              values={values}
              notes={notesAt('configuration')}
              onChange={(next) => onChange(withValues(next))}
            />
          )}
        </SpaceBetween>
      </Container>
      <AdvancedFields draft={draft} notesAt={notesAt} onChange={onChange} />
    </SpaceBetween>
  )
}
