import Autosuggest from '@cloudscape-design/components/autosuggest'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import type { StoreAnswer } from '../../draft/add-action-answers.ts'
import { regionName } from '../../pipeline/regions.ts'
import { bucketOptions } from './bucket-options.ts'
import { FieldLabel } from './FieldLabel.tsx'
import type { StepProps } from './step-props.ts'
import type { StoreOrigin, StoreRow } from './stores.ts'

interface StoreFieldsProps extends Pick<StepProps, 'stores' | 'notesAt'> {
  row: StoreRow
  isHome: boolean
  onChange: (answer: StoreAnswer) => void
}

const remarks: Record<StoreOrigin, string | undefined> = {
  answered: undefined,
  empty: undefined,
  pipeline: 'The bucket that the pipeline uses now.',
  suggested: 'Suggested because of its name. Choose another one if artifacts belong elsewhere.',
}

function whyNeeded(neededBy: readonly string[], isHome: boolean): string {
  const [first, ...more] = neededBy
  if (isHome) return 'Home region of the pipeline.'
  if (!first) return 'The pipeline has a store here, but no action runs here.'
  return `Needed by ${first}${more.length > 0 ? ` and ${more.length} more` : ''}.`
}

/** The bucket and the key of one region. A name can always be typed, listed or not. */
export function StoreFields({ row, isHome, stores, notesAt, onChange }: StoreFieldsProps) {
  const { region, answer, origin, neededBy } = row
  const [isEmptyAtFocus, setEmptyAtFocus] = useState(false)
  // A suggestion that arrives late must not run into what somebody is about to type.
  const shown = isEmptyAtFocus && origin === 'suggested' ? '' : answer.bucket
  const options = useMemo(() => bucketOptions(region, stores.buckets), [region, stores.buckets])
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={whyNeeded(neededBy, isHome)}
          actions={
            <Button
              iconName="refresh"
              variant="icon"
              ariaLabel={`Refresh the buckets of ${region}`}
              onClick={stores.listAgain}
            />
          }
        >
          {regionName(region) ?? region}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField
          label={`Artifact bucket in ${region}`}
          constraintText={remarks[origin]}
          {...notesAt(`bucket/${region}`)}
        >
          <Autosuggest
            value={shown}
            options={options}
            virtualScroll={stores.buckets.length > 200}
            placeholder="Choose or type a bucket name"
            enteredTextLabel={(typed) => `Use "${typed}"`}
            statusType={statusOf(stores)}
            loadingText="Loading buckets"
            errorText="The buckets cannot be listed; type a name."
            recoveryText="Retry"
            onLoadItems={({ detail }) => {
              if (detail.samePage) stores.listAgain()
            }}
            empty="The account has no buckets"
            clearAriaLabel="Clear"
            onFocus={() => setEmptyAtFocus(answer.bucket === '')}
            onBlur={() => setEmptyAtFocus(false)}
            onChange={({ detail }) => {
              setEmptyAtFocus(false)
              onChange({ ...answer, bucket: detail.value })
            }}
          />
        </FormField>
        <FormField
          label={<FieldLabel name={`KMS key in ${region}`} isOptional />}
          description={`Key id, key ARN or alias ARN of a symmetric key in ${region}.`}
          constraintText="Empty means the AWS managed key, which other accounts cannot use."
          {...notesAt(`key/${region}`)}
        >
          <Input
            value={answer.keyId}
            spellcheck={false}
            placeholder="AWS managed key (aws/s3)"
            onChange={({ detail }) => onChange({ ...answer, keyId: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}

function statusOf({ isListing, listFailure }: StepProps['stores']) {
  if (isListing) return 'loading'
  return listFailure ? 'error' : 'finished'
}
