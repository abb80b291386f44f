import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { addFault, faultsQuery, type FaultKind } from '../../aws/sandbox-controls.ts'
import { ControlFailure } from './ControlFailure.tsx'
import { faultKinds, faultTexts, serviceName } from './fault-kinds.ts'
import { faultOf, firstAnswers, mistakesIn, withKind } from './new-fault.ts'
import { useControl } from './use-control.ts'

/** Makes an operation go wrong from now on. */
export function FaultForm({ operations }: { operations: Record<string, string[]> }) {
  const [answers, setAnswers] = useState(firstAnswers)
  const [isTried, setTried] = useState(false)
  const add = useControl(addFault, faultsQuery.queryKey)
  const set = (part: Partial<typeof answers>) => setAnswers({ ...answers, ...part })
  const found = mistakesIn(answers)
  const mistakes = isTried ? found : {}
  const submit = () => {
    setTried(true)
    if (Object.keys(found).length === 0) add.mutate(faultOf(answers))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Container
        header={
          <Header
            variant="h2"
            description="Behind the wire, so that the console, the AWS CLI and the SDKs meet it alike"
          >
            Make a call go wrong
          </Header>
        }
      >
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="m" alignItems="center">
              <div role="status">
                {add.isSuccess && <StatusIndicator type="success">Fault added</StatusIndicator>}
              </div>
              <Button variant="primary" formAction="submit" loading={add.isPending}>
                Add fault
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            <FormField label="Fault" constraintText={faultTexts[answers.fault].description} stretch>
              <Select
                selectedOption={kindOption(answers.fault)}
                options={faultKinds.map(kindOption)}
                onChange={({ detail }) =>
                  setAnswers(withKind(answers, detail.selectedOption.value as FaultKind))
                }
              />
            </FormField>
            <FormField label="Operation" stretch>
              <Select
                selectedOption={callOption(answers.call)}
                options={callOptions(operations, answers.fault)}
                filteringType="auto"
                filteringAriaLabel="Find an operation"
                filteringPlaceholder="Find an operation"
                empty="No operation has such a name"
                onChange={({ detail }) => set({ call: detail.selectedOption.value ?? '*' })}
              />
            </FormField>
            {answers.fault === 'slow' && (
              <FormField label="Seconds until the answer" errorText={mistakes.seconds}>
                <Input
                  value={answers.seconds}
                  inputMode="numeric"
                  onChange={({ detail }) => set({ seconds: detail.value })}
                />
              </FormField>
            )}
            {answers.fault === 'edit-before' && (
              <FormField
                label="Stage that is added"
                constraintText="A name in use gets a number behind it."
                errorText={mistakes.stage}
              >
                <Input
                  value={answers.stage}
                  onChange={({ detail }) => set({ stage: detail.value })}
                />
              </FormField>
            )}
            <FormField
              label="How often"
              description="The console repeats reads, and writes that were throttled, up to 3 times by itself."
              stretch
            >
              <RadioGroup
                value={answers.isCounted ? 'counted' : 'always'}
                items={[
                  { value: 'always', label: 'Until it is removed' },
                  { value: 'counted', label: 'A number of times' },
                ]}
                onChange={({ detail }) => set({ isCounted: detail.value === 'counted' })}
              />
            </FormField>
            {answers.isCounted && (
              <FormField label="Number of times" errorText={mistakes.times}>
                <Input
                  value={answers.times}
                  inputMode="numeric"
                  onChange={({ detail }) => set({ times: detail.value })}
                />
              </FormField>
            )}
            <ControlFailure title="The fault was not added" error={add.error} />
          </SpaceBetween>
        </Form>
      </Container>
    </form>
  )
}

const kindOption = (kind: FaultKind) => ({ value: kind, ...faultTexts[kind] })

const anyCall = { value: '*', label: 'Every operation of every service' }

const callOption = (call: string) =>
  call === '*' ? anyCall : { value: call, label: callLabel(call) }

const callLabel = (call: string) => {
  const [service = '', name = ''] = call.split('/')
  return name === '*' ? `Every ${serviceName(service)} operation` : name
}

/** Every operation, by service; only CodePipeline's have a pipeline that someone else could edit. */
const callOptions = (operations: Record<string, string[]>, kind: FaultKind) => [
  ...(kind === 'edit-before' ? [] : [anyCall]),
  ...Object.entries(operations)
    .filter(([service]) => kind !== 'edit-before' || service === 'codepipeline')
    .toSorted(([a], [b]) => Number(b === 'codepipeline') - Number(a === 'codepipeline'))
    .map(([service, names]) => ({
      label: serviceName(service),
      options: [
        { value: `${service}/*`, label: `Every ${serviceName(service)} operation` },
        ...names.toSorted().map((name) => ({ value: `${service}/${name}`, label: name })),
      ],
    })),
]
