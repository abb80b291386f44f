import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Box from '@cloudscape-design/components/box'
import { actionsFrom, regionsOf } from '../../draft/add-action-answers.ts'
import { rewrittenValues } from '../../pipeline/fan-out.ts'
import { ChangedValues } from '../../ui/ChangedValues.tsx'
import type { WizardDraft } from './field-problems.ts'

/** What each value that names the region becomes in the other regions. */
export function RegionValues({ draft }: { draft: WizardDraft }) {
  const { answers, region: homeRegion } = draft
  const [first = '', ...others] = regionsOf(answers)
  const [action] = actionsFrom(answers, homeRegion)
  if (!action || others.length === 0) return null
  const values = others.flatMap((region) =>
    rewrittenValues(action, first, region).map(({ path, from, to, what }) => ({
      group: region,
      field: path.at(-1) ?? '',
      from: [from].flat().join('\n'),
      to: [to].flat().join('\n'),
      why: `Region in the ${what}.`,
    })),
  )
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`What is written above is for ${first}. Values that name it follow in each other region; all others stay the same.`}
        >
          In the other regions
        </Header>
      }
    >
      {values.length === 0 ? (
        <Box color="text-body-secondary">
          No value names {first}: everything named above has to exist in each region under the same
          name.
        </Box>
      ) : (
        <ChangedValues label="Values in the other regions" values={values} />
      )}
    </Container>
  )
}
