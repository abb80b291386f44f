import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ChangedValues } from '../../ui/ChangedValues.tsx'
import { otherRegions, rowsOf } from './region-values.ts'
import { RegionValueFields } from './RegionValueFields.tsx'
import type { StepProps } from './step-props.ts'

/** What each value becomes in the other regions, and where one of them wants another value. */
export function RegionValues(props: StepProps) {
  const { first, others } = otherRegions(props.draft)
  if (others.length === 0) return null
  const rows = others.flatMap((other) => rowsOf(other, first))
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`What is written above is for ${first}. Values that name it follow in each other region; all others stay the same, unless you write one for the region.`}
        >
          In the other regions
        </Header>
      }
    >
      <SpaceBetween size="l">
        {rows.length === 0 ? (
          <Box color="text-body-secondary">
            No value names {first}: everything named above has to exist in each region under the
            same name.
          </Box>
        ) : (
          <ChangedValues label="Values in the other regions" values={rows} />
        )}
        {others.map((other) => (
          <RegionValueFields key={other.region} {...props} first={first} other={other} />
        ))}
      </SpaceBetween>
    </Container>
  )
}
