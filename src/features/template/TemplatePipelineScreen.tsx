import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { describeRefusal } from '../../template/refusal.ts'
import { CodeFile } from '../../ui/CodeFile.tsx'
import { Sentences } from '../../ui/Sentences.tsx'
import { ComputedValues } from './ComputedValues.tsx'
import { conditionsInWords } from './conditions-in-words.ts'
import { StackRegion } from './StackRegion.tsx'
import type { PictureParts } from './template-parts.ts'
import type { OpenPipeline, OpenTemplate } from './use-open-template.ts'
import { whyNotAdd } from './why-not-add.ts'

interface TemplatePipelineScreenProps {
  open: OpenTemplate
  opened: OpenPipeline
  problemCount: number
  parts: PictureParts
  onAddAction: () => void
  onReview: () => void
}

/** One pipeline of a template: its graph, what is known of it, and the ways to change it. */
export function TemplatePipelineScreen(props: TemplatePipelineScreenProps) {
  const { open, opened, problemCount, parts, onAddAction, onReview } = props
  const { found, pipeline } = opened
  const { refusal, homeRegion, logicalId } = found
  const isChanged = open.drafts.some((draft) => draft.logicalId === logicalId)
  const whyNot = whyNotAdd(found)
  const conditions = conditionsInWords(found)
  const asksRegion = open.source.kind === 'file' && !['stores', 'bucket'].includes(homeRegion.from)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            <span style={{ overflowWrap: 'anywhere' }}>
              {logicalId} in {open.name}, line {found.line}
              {parts.type}
            </span>
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {parts.undo}
              <Button
                disabled={!isChanged}
                disabledReason="Nothing is changed yet."
                onClick={onReview}
              >
                Review changes
              </Button>
              <Button
                variant="primary"
                {...(whyNot !== undefined && { disabled: true, disabledReason: whyNot })}
                onClick={onAddAction}
              >
                Add cross-region action
              </Button>
            </SpaceBetween>
          }
        >
          {pipeline.name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {refusal && <Refusal {...describeRefusal(refusal)} isOfCdk={refusal.kind === 'cdk'} />}
        {isChanged && (
          <Alert type="info" action={<Button onClick={onReview}>Review changes</Button>}>
            There are changes that are not in the text yet. The graph shows the template as it is.
          </Alert>
        )}
        {asksRegion && !refusal && (
          <Container>
            <StackRegion
              homeRegion={homeRegion}
              whyNot={open.drafts.length > 0 ? 'Undo your changes to choose another.' : undefined}
              onChange={(region) => open.keep({ homeRegion: region })}
            />
          </Container>
        )}
        {parts.regions}
        {parts.stages}
        <Tabs
          tabs={[
            { id: 'problems', label: `Problems (${problemCount})`, content: parts.problems },
            { id: 'regions', label: 'Regions and buckets', content: parts.buckets },
            {
              id: 'computed',
              label: `Computed values (${found.computed.length})`,
              content: <ComputedValues found={found} />,
            },
            ...(conditions.length > 0
              ? [
                  {
                    id: 'conditions',
                    label: `Conditions (${conditions.length})`,
                    content: <Sentences texts={conditions} />,
                  },
                ]
              : []),
            {
              id: 'text',
              label: 'Template',
              content: (
                <CodeFile label={open.name} text={open.text ?? ''} fileName={fileNameOf(open)} />
              ),
            },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}

/** What the file is called when it is saved. */
export const fileNameOf = ({ source, name, template }: OpenTemplate) =>
  source.kind === 'file' ? name : `${name}.${template?.format === 'json' ? 'json' : 'yaml'}`

interface RefusalProps {
  reason: string
  hint: string
  isOfCdk: boolean
}

const Refusal = ({ reason, hint, isOfCdk }: RefusalProps) => (
  <Alert type="warning" header="This pipeline is not edited in its text">
    {reason} {hint}
    {isOfCdk && (
      <Box margin={{ top: 'xs' }}>
        Plan the change here all the same: the review shows it as CDK code.
      </Box>
    )}
  </Alert>
)
