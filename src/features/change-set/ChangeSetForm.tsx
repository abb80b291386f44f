import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import type { Capability, Stack } from '../../aws/stacks.ts'
import { templateSummaryQuery } from '../../aws/stack-queries.ts'
import { capabilitiesNeeded } from '../../template/change-set.ts'
import { parameterFields, parametersToSend } from '../../template/stack-parameters.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { capabilityWords } from './capability-words.ts'
import { newStackInput } from './new-stack.ts'
import { NewStackFields } from './NewStackFields.tsx'
import { KeptOfStack } from './KeptOfStack.tsx'
import { ParameterFields } from './ParameterFields.tsx'
import type { Answers } from './use-answers.ts'
import type { Creation } from './use-create.ts'
import { whyNotCreate } from './why-not-create.ts'

interface ChangeSetFormProps {
  place: Place
  /** As it is; undefined where it is to be made. */
  stack: Stack | undefined
  source: { TemplateBody: string } | { TemplateURL: string }
  answers: Answers
  creation: Creation
}

/** Parameters, capabilities and the mode; what is not asked for here stays as the stack has it. */
export function ChangeSetForm({ place, stack, source, answers, creation }: ChangeSetFormProps) {
  const { data, error, refetch } = useQuery(templateSummaryQuery(place, source))
  const { given, granted, mode, made, answer } = answers
  const [isAsked, setAsked] = useState(false)
  const fields = useMemo(
    () => parameterFields(data?.Parameters ?? [], stack?.Parameters ?? []),
    [data, stack],
  )
  if (error && !data) {
    return (
      <FailureAlert
        title="CloudFormation cannot read the template"
        {...failureWords(toFailure('GetTemplateSummary', error), () => void refetch())}
      />
    )
  }
  if (!data) return <Skeleton height="12rem" />
  const needed = capabilitiesNeeded(data)
  const ungranted = needed.filter((one) => !granted.includes(one))
  const whyNot = whyNotCreate({ fields, given, ungranted, made: stack ? undefined : made })
  const create = () => {
    setAsked(true)
    if (whyNot !== undefined) return
    creation.create({
      ...source,
      ChangeSetType: stack ? 'UPDATE' : 'CREATE',
      Parameters: parametersToSend(fields, given),
      Capabilities: needed as Capability[],
      ...(stack && mode === 'REVERT_DRIFT' && { DeploymentMode: mode }),
      ...(!stack && newStackInput(made)),
    })
  }
  return (
    <SpaceBetween size="l">
      {fields.length > 0 && (
        <ParameterFields
          fields={fields}
          given={given}
          showsMissing={isAsked}
          onChange={(key, value) => {
            const { [key]: _, ...rest } = given
            answer({ given: value === undefined ? rest : { ...rest, [key]: value } })
          }}
        />
      )}
      {needed.length > 0 && (
        <Container header={<Header variant="h2">Capabilities</Header>}>
          <FormField
            description={data.CapabilitiesReason}
            errorText={isAsked && ungranted.length > 0 && 'Acknowledge what the template does.'}
          >
            <SpaceBetween size="xs">
              {needed.map((capability) => (
                <Checkbox
                  key={capability}
                  checked={granted.includes(capability)}
                  description={capability}
                  onChange={({ detail }) =>
                    answer({
                      granted: detail.checked
                        ? [...granted, capability]
                        : granted.filter((one) => one !== capability),
                    })
                  }
                >
                  {capabilityWords(capability)}
                </Checkbox>
              ))}
            </SpaceBetween>
          </FormField>
        </Container>
      )}
      {stack && (
        <Container header={<Header variant="h2">Deployment mode</Header>}>
          <RadioGroup
            ariaLabel="Deployment mode"
            value={mode}
            items={[
              {
                value: 'standard',
                label: 'Standard',
                description:
                  'Compares the new template with the last one. Edits made past the stack are not seen.',
              },
              {
                value: 'REVERT_DRIFT',
                label: 'Drift-aware',
                description:
                  'Compares with the resources as they are now, shows what was edited past the stack, and undoes it.',
              },
            ]}
            onChange={({ detail }) => answer({ mode: detail.value as typeof mode })}
          />
        </Container>
      )}
      {stack ? (
        <KeptOfStack stack={stack} />
      ) : (
        <NewStackFields made={made} onChange={(changed) => answer({ made: changed })} />
      )}
      <Box float="right">
        <Button
          variant="primary"
          loading={creation.isPending}
          onClick={create}
          {...(isAsked && whyNot !== undefined && { disabled: true, disabledReason: whyNot })}
        >
          Create change set
        </Button>
      </Box>
    </SpaceBetween>
  )
}
