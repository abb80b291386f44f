import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Place } from '../../aws/connection.ts'
import type { BucketChoices, BucketField } from '../../pipeline/bucket-plan.ts'
import type { Steady } from '../../ui/use-steady.ts'
import { KeyInput } from './KeyInput.tsx'
import { TagFields, type TagRow } from '../../ui/TagFields.tsx'

/** A new bucket as typed so far. */
export interface BucketForm {
  name: string
  encryption: 's3' | 'kms'
  keyId: string
  isVersioned: boolean
  isExpiring: boolean
  days: string
  tags: readonly TagRow[]
}

export const choicesFrom = (form: BucketForm, region: string): BucketChoices => ({
  name: form.name.trim(),
  region,
  ...(form.encryption === 'kms' && { keyId: form.keyId.trim() }),
  isVersioned: form.isVersioned,
  ...(form.isExpiring && { expireAfterDays: Number(form.days || Number.NaN) }),
  tags: Object.fromEntries(
    form.tags.filter(({ key }) => key !== '').map(({ key, value }) => [key, value]),
  ),
})

interface BucketChoicesFormProps {
  /** In the region of the bucket. */
  place: Place
  form: BucketForm
  /** What S3 would refuse, by control. */
  problems: Partial<Record<BucketField, string>>
  /** The name that is proposed until one is typed. */
  proposed: Pick<Steady, 'hold' | 'release'>
  onChange: (part: Partial<BucketForm>) => void
}

const withError = (text: string | undefined) => (text ? { errorText: text } : {})

/** The settings of a new bucket that a person chooses; the others are not up for choice. */
export function BucketChoicesForm(props: BucketChoicesFormProps) {
  const { place, form, problems, proposed, onChange } = props
  return (
    <SpaceBetween size="m">
      <FormField
        label="Bucket name"
        constraintText="Bucket names are shared by all AWS accounts."
        {...withError(problems.name)}
      >
        <Input
          value={form.name}
          spellcheck={false}
          onFocus={proposed.hold}
          onBlur={proposed.release}
          onChange={({ detail }) => onChange({ name: detail.value })}
        />
      </FormField>
      <FormField label="Encryption">
        <RadioGroup
          value={form.encryption}
          items={[
            {
              value: 's3',
              label: 'Keys of S3 (SSE-S3)',
              description: 'Nothing to manage and no charge.',
            },
            {
              value: 'kms',
              label: 'A KMS key of your own (SSE-KMS)',
              description: 'Needed where actions of other accounts read the artifacts.',
            },
          ]}
          onChange={({ detail }) =>
            onChange({ encryption: detail.value as BucketForm['encryption'] })
          }
        />
      </FormField>
      {form.encryption === 'kms' && (
        <FormField
          label="KMS key"
          description={`A symmetric key in ${place.region}. The pipeline uses it too.`}
          {...withError(problems.key)}
        >
          <KeyInput
            place={place}
            value={form.keyId}
            placeholder="Choose or type a key"
            onChange={(keyId) => onChange({ keyId })}
          />
        </FormField>
      )}
      <Checkbox
        checked={form.isVersioned}
        onChange={({ detail }) => onChange({ isVersioned: detail.checked })}
      >
        Keep versions of objects
      </Checkbox>
      <Checkbox
        checked={form.isExpiring}
        description="CodePipeline never deletes artifacts; without this they add up."
        onChange={({ detail }) => onChange({ isExpiring: detail.checked })}
      >
        Delete old artifacts
      </Checkbox>
      {form.isExpiring && (
        <FormField label="Delete artifacts after (days)" {...withError(problems.expiry)}>
          <Input
            value={form.days}
            type="number"
            inputMode="numeric"
            onChange={({ detail }) => onChange({ days: detail.value })}
          />
        </FormField>
      )}
      <TagFields
        rows={form.tags}
        errorText={problems.tags}
        onChange={(tags) => onChange({ tags })}
      />
    </SpaceBetween>
  )
}
