import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import type { StoreAnswer } from '../../draft/add-action-answers.ts'
import { useSteady } from '../../ui/use-steady.ts'
import { bucketOptions } from './bucket-options.ts'
import { FieldLabel } from './FieldLabel.tsx'
import { KeyInput } from './KeyInput.tsx'
import type { Notes } from './step-props.ts'
import type { StoreOrigin, StoreRow, Stores } from './stores.ts'

interface StoreInputsProps {
  /** In the region of the row. */
  place: Place
  row: StoreRow
  stores: Stores
  notes: { bucket: Notes; key: Notes }
  onChange: (answer: StoreAnswer) => void
}

function remarkOn({ origin, answer, ranked }: StoreRow): string | undefined {
  const why = ranked.find(({ name }) => name === answer.bucket)?.why
  const remarks: Record<StoreOrigin, string | undefined> = {
    answered: why && `${why}.`,
    empty: undefined,
    pipeline: 'The bucket that the pipeline uses now.',
    suggested: `Suggested: ${why}. Choose another one if artifacts belong elsewhere.`,
  }
  return remarks[origin]
}

/** The bucket and the key of one region. A name can always be typed, listed or not. */
export function StoreInputs({ place, row, stores, notes, onChange }: StoreInputsProps) {
  const { region, answer, origin, ranked } = row
  const steady = useSteady(answer.bucket)
  const shown = origin === 'suggested' ? steady.value : answer.bucket
  const options = useMemo(
    () => bucketOptions(region, ranked, stores.buckets),
    [region, ranked, stores.buckets],
  )
  return (
    <SpaceBetween size="l">
      <FormField
        label={`Artifact bucket in ${region}`}
        constraintText={remarkOn(row)}
        {...notes.bucket}
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
          expandToViewport
          onFocus={steady.hold}
          onBlur={steady.release}
          onChange={({ detail }) => {
            steady.release()
            onChange({ ...answer, bucket: detail.value })
          }}
        />
      </FormField>
      <FormField
        label={<FieldLabel name={`KMS key in ${region}`} isOptional />}
        description={`An alias, or the id or ARN of a symmetric key in ${region}.`}
        constraintText="Empty means the AWS managed key, which other accounts cannot use."
        {...notes.key}
      >
        <KeyInput
          place={place}
          value={answer.keyId}
          placeholder="AWS managed key (aws/s3)"
          onChange={(keyId) => onChange({ ...answer, keyId })}
        />
      </FormField>
    </SpaceBetween>
  )
}

function statusOf({ isListing, listFailure }: Stores) {
  if (isListing) return 'loading'
  return listFailure ? 'error' : 'finished'
}
