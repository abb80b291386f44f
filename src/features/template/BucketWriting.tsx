import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { BucketForm } from '../../template/bucket-forms.ts'
import { type NewBucket, proposedForm } from './new-buckets.ts'

interface BucketWritingProps {
  bucket: NewBucket
  form: BucketForm
  /** Logical ids of buckets that the stack makes in this region. */
  made: readonly string[]
  onChange: (form: BucketForm) => void
}

const ways: { value: BucketForm['as']; label: string; description: string }[] = [
  { value: 'literal', label: 'Its name', description: 'As it is, in the store' },
  { value: 'parameter', label: 'Parameter', description: 'With the name as its default' },
  { value: 'mapping', label: 'Mapping', description: 'By region, read with Fn::FindInMap' },
  { value: 'sub', label: 'Fn::Sub', description: 'A text with ${…} in it' },
  { value: 'resource', label: 'Resource', description: 'A bucket that this template makes' },
]

/** How the bucket of one region is written. */
export function BucketWriting({ bucket, form, made, onChange }: BucketWritingProps) {
  const offered = ways.filter(({ value }) => value !== 'resource' || made.length > 0)
  return (
    <SpaceBetween size="s">
      <FormField
        label={`Bucket in ${bucket.region}`}
        description={<code style={{ overflowWrap: 'anywhere' }}>{bucket.bucket}</code>}
      >
        <Select
          selectedOption={offered.find(({ value }) => value === form.as) ?? null}
          options={offered}
          onChange={({ detail }) =>
            onChange(
              firstOf(proposedForm(detail.selectedOption.value as BucketForm['as'], bucket), made),
            )
          }
        />
      </FormField>
      <Names form={form} region={bucket.region} made={made} onChange={onChange} />
    </SpaceBetween>
  )
}

const firstOf = (form: BucketForm, made: readonly string[]): BucketForm =>
  form.as === 'resource' ? { ...form, logicalId: made[0] ?? '' } : form

interface NamesProps {
  form: BucketForm
  region: string
  made: readonly string[]
  onChange: (form: BucketForm) => void
}

/** The names that a way of writing needs. */
function Names({ form, region, made, onChange }: NamesProps) {
  switch (form.as) {
    case 'literal':
      return null
    case 'parameter':
      return (
        <Named
          label={`Parameter for ${region}`}
          value={form.name}
          onChange={(name) => onChange({ ...form, name })}
        />
      )
    case 'mapping':
      return (
        <SpaceBetween direction="horizontal" size="s">
          <Named
            label={`Mapping for ${region}`}
            value={form.map}
            onChange={(map) => onChange({ ...form, map })}
          />
          <Named
            label={`Key for ${region}`}
            value={form.key}
            onChange={(key) => onChange({ ...form, key })}
          />
        </SpaceBetween>
      )
    case 'sub':
      return (
        <Named
          label={`Text for ${region}`}
          value={form.text}
          onChange={(text) => onChange({ ...form, text })}
        />
      )
    case 'resource': {
      const options = made.map((value) => ({ value }))
      return (
        <FormField label={`Resource for ${region}`}>
          <Select
            selectedOption={{ value: form.logicalId }}
            options={options}
            onChange={({ detail }) =>
              onChange({ ...form, logicalId: detail.selectedOption.value ?? '' })
            }
          />
        </FormField>
      )
    }
  }
}

interface NamedProps {
  label: string
  value: string
  onChange: (value: string) => void
}

export const Named = ({ label, value, onChange }: NamedProps) => (
  <FormField label={label}>
    <Input value={value} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
  </FormField>
)
