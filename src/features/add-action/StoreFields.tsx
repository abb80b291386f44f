import Autosuggest from '@cloudscape-design/components/autosuggest'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import type { StoreAnswer } from '../../draft/add-action-answers.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { regionName } from '../../pipeline/regions.ts'
import { useSteady } from '../../ui/use-steady.ts'
import { bucketOptions } from './bucket-options.ts'
import { CreateBucket } from './CreateBucket.tsx'
import { FieldLabel } from './FieldLabel.tsx'
import { KeyInput } from './KeyInput.tsx'
import type { StepProps } from './step-props.ts'
import type { StoreOrigin, StoreRow } from './stores.ts'

interface StoreFieldsProps extends Pick<StepProps, 'stores' | 'notesAt'> {
  /** In the region of the row. */
  place: Place
  row: StoreRow
  homeStore: { region: Region; bucket: string | undefined }
  isHome: boolean
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

function whyNeeded(neededBy: readonly string[], isHome: boolean): string {
  const [first, ...more] = neededBy
  if (isHome) return 'Home region of the pipeline.'
  if (!first) return 'The pipeline has a store here, but no action runs here.'
  return `Needed by ${first}${more.length > 0 ? ` and ${more.length} more` : ''}.`
}

/** The bucket and the key of one region. A name can always be typed, listed or not. */
export function StoreFields(props: StoreFieldsProps) {
  const { place, row, homeStore, isHome, stores, notesAt, onChange } = props
  const { region, answer, origin, neededBy, ranked } = row
  const [isCreating, setCreating] = useState(false)
  const steady = useSteady(answer.bucket)
  const shown = origin === 'suggested' ? steady.value : answer.bucket
  const options = useMemo(
    () => bucketOptions(region, ranked, stores.buckets),
    [region, ranked, stores.buckets],
  )
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={whyNeeded(neededBy, isHome)}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                iconName="refresh"
                variant="icon"
                ariaLabel={`Refresh the buckets of ${region}`}
                onClick={stores.listAgain}
              />
              <Button ariaLabel={`Create a bucket in ${region}`} onClick={() => setCreating(true)}>
                Create a bucket
              </Button>
            </SpaceBetween>
          }
        >
          {regionName(region) ?? region}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField
          label={`Artifact bucket in ${region}`}
          constraintText={remarkOn(row)}
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
          {...notesAt(`key/${region}`)}
        >
          <KeyInput
            place={place}
            value={answer.keyId}
            placeholder="AWS managed key (aws/s3)"
            onChange={(keyId) => onChange({ ...answer, keyId })}
          />
        </FormField>
      </SpaceBetween>
      {isCreating && (
        <CreateBucket
          place={place}
          homeStore={homeStore}
          keyId={answer.keyId}
          onClose={() => setCreating(false)}
          onCreated={(bucket, keyId) => {
            stores.listAgain()
            onChange({ bucket, keyId })
          }}
        />
      )}
    </Container>
  )
}

function statusOf({ isListing, listFailure }: StepProps['stores']) {
  if (isListing) return 'loading'
  return listFailure ? 'error' : 'finished'
}
