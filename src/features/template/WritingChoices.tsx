import Checkbox from '@cloudscape-design/components/checkbox'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Region } from '../../pipeline/pipeline.ts'
import type { EditChoices } from '../../template/edit-template.ts'
import type { HomeRegionForm } from '../../template/to-template.ts'
import { BucketWriting, Named } from './BucketWriting.tsx'
import type { NewBucket } from './new-buckets.ts'

interface WritingChoicesProps {
  choices: EditChoices
  homeRegion: Region
  buckets: readonly NewBucket[]
  /** Whether the home region's name is written anywhere anew. */
  asksHomeRegion: boolean
  /** Logical ids of buckets that the stack makes. */
  made: readonly string[]
  onChange: (choices: EditChoices) => void
}

const secondRegionNames = { map: 'SecondRegionMap', key: 'SecondRegion' }

/** What can be written in several ways: the person's choice, seen in the text at once. */
export function WritingChoices(props: WritingChoicesProps) {
  const { choices, homeRegion, buckets, asksHomeRegion, made, onChange } = props
  const others = buckets.filter(({ region }) => region !== homeRegion)
  const [only] = others
  const { secondRegion } = choices
  if (buckets.length === 0) return null
  return (
    <Container
      header={
        <Header variant="h2" description="The text below follows.">
          How it is written
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ColumnLayout columns={2}>
          {buckets.map((bucket) => (
            <BucketWriting
              key={bucket.region}
              bucket={bucket}
              form={choices.buckets?.[bucket.region] ?? { as: 'literal' }}
              made={bucket.region === homeRegion ? made : []}
              onChange={(form) =>
                onChange({ ...choices, buckets: { ...choices.buckets, [bucket.region]: form } })
              }
            />
          ))}
          {asksHomeRegion && (
            <FormField label="Home region in ArtifactStores">
              <RadioGroup
                value={choices.homeRegion ?? 'reference'}
                items={[
                  {
                    value: 'reference',
                    label: 'AWS::Region',
                    description: 'The template stays good for every region.',
                  },
                  { value: 'literal', label: homeRegion, description: 'As a name.' },
                ]}
                onChange={({ detail }) =>
                  onChange({ ...choices, homeRegion: detail.value as HomeRegionForm })
                }
              />
            </FormField>
          )}
        </ColumnLayout>
        {only && others.length === 1 && (
          <SpaceBetween size="s">
            <Checkbox
              checked={secondRegion !== undefined}
              description={`Mappings lead from ${homeRegion} to ${only.region} and back; Fn::FindInMap reads them.`}
              onChange={({ detail }) => {
                const { secondRegion: _, ...rest } = choices
                onChange(
                  detail.checked
                    ? { ...rest, secondRegion: { region: only.region, ...secondRegionNames } }
                    : rest,
                )
              }}
            >
              Write {only.region} as the second region, as AWS&apos;s guide does
            </Checkbox>
            {secondRegion && (
              <SpaceBetween direction="horizontal" size="s">
                <Named
                  label="Mapping of second regions"
                  value={secondRegion.map}
                  onChange={(map) =>
                    onChange({ ...choices, secondRegion: { ...secondRegion, map } })
                  }
                />
                <Named
                  label="Key of second regions"
                  value={secondRegion.key}
                  onChange={(key) =>
                    onChange({ ...choices, secondRegion: { ...secondRegion, key } })
                  }
                />
              </SpaceBetween>
            )}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}
