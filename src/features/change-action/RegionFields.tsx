import Autosuggest from '@cloudscape-design/components/autosuggest'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type RewrittenValue, rewrittenValues } from '../../pipeline/fan-out.ts'
import {
  type Action,
  artifactStoresOf,
  type Pipeline,
  type Region,
  regionOf,
} from '../../pipeline/pipeline.ts'
import { ChangedValues } from '../../ui/ChangedValues.tsx'
import { type RegionAnswers, regionChoices, rowsOf, whyNotBucket } from './region-fields.ts'
import type { BucketChoices } from './use-bucket-choices.ts'

interface RegionFieldsProps {
  label: string
  pipeline: Pipeline
  homeRegion: Region
  action: Action
  answers: RegionAnswers
  buckets: BucketChoices
  onChange: (part: Partial<RegionAnswers>) => void
}

/** A region, the bucket it needs where the pipeline has none there, and values that follow it. */
export function RegionFields(props: RegionFieldsProps) {
  const { label, pipeline, homeRegion, action, answers, buckets, onChange } = props
  const { region } = answers
  const options = regionChoices(pipeline, homeRegion)
  const chosen = options.flatMap((group) => group.options).find(({ value }) => value === region)
  const values = rewrittenValues(action, regionOf(action, homeRegion), region || homeRegion)
  return (
    <SpaceBetween size="m">
      <FormField label={label} description={`It runs in ${regionOf(action, homeRegion)} now.`}>
        <Select
          selectedOption={chosen ?? null}
          options={options}
          triggerVariant="option"
          filteringType="auto"
          filteringPlaceholder="Find a region by name or code"
          filteringAriaLabel="Find a region by name or code"
          placeholder="Choose a region"
          noMatch="No region of this partition has such a name"
          expandToViewport
          onChange={({ detail }) =>
            onChange({ region: detail.selectedOption.value ?? '', store: undefined })
          }
        />
      </FormField>
      {region && !artifactStoresOf(pipeline, homeRegion)[region] && (
        <StoreQuestion region={region} answers={answers} buckets={buckets} onChange={onChange} />
      )}
      {region && values.length > 0 && (
        <Rewriting values={values} isOn={answers.isRewriting} onChange={onChange} />
      )}
    </SpaceBetween>
  )
}

type StoreQuestionProps = Pick<RegionFieldsProps, 'answers' | 'buckets' | 'onChange'> & {
  region: Region
}

function StoreQuestion({ region, answers, buckets, onChange }: StoreQuestionProps) {
  const store = answers.store ?? { bucket: buckets.suggested ?? '', keyId: '' }
  return (
    <>
      <FormField
        label={`Artifact bucket in ${region}`}
        description="The pipeline has no bucket there yet, and CodePipeline copies artifacts to one."
        constraintText={
          answers.store === undefined && buckets.suggested
            ? 'Suggested because of its name. Choose another one if artifacts belong elsewhere.'
            : undefined
        }
        errorText={whyNotBucket(store.bucket, region, buckets.all)}
      >
        <Autosuggest
          value={store.bucket}
          options={buckets.inRegion.map((value) => ({ value }))}
          enteredTextLabel={(text) => `Use "${text}"`}
          placeholder="Choose a bucket or type its name"
          statusType={buckets.status}
          loadingText="Loading buckets"
          errorText="The buckets cannot be listed; type a name."
          empty={`The account has no bucket in ${region}`}
          clearAriaLabel="Clear"
          expandToViewport
          onFocus={buckets.steady.hold}
          onBlur={buckets.steady.release}
          onChange={({ detail }) => onChange({ store: { ...store, bucket: detail.value } })}
        />
      </FormField>
      <FormField
        label={
          <>
            KMS key in {region} - <i>optional</i>
          </>
        }
        constraintText="Empty means the AWS managed key, which other accounts cannot use."
      >
        <Input
          value={store.keyId}
          spellcheck={false}
          placeholder="AWS managed key (aws/s3)"
          onChange={({ detail }) => onChange({ store: { ...store, keyId: detail.value } })}
        />
      </FormField>
    </>
  )
}

interface RewritingProps {
  values: readonly RewrittenValue[]
  isOn: boolean
  onChange: RegionFieldsProps['onChange']
}

function Rewriting({ values, isOn, onChange }: RewritingProps) {
  return (
    <SpaceBetween size="xs">
      <Checkbox
        checked={isOn}
        description="Look at each: whatever it names has to exist in the new region."
        onChange={({ detail }) => onChange({ isRewriting: detail.checked })}
      >
        Change the values that name the region
      </Checkbox>
      {isOn && <ChangedValues label="Values that name the region" values={rowsOf(values)} />}
    </SpaceBetween>
  )
}
