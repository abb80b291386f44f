import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CodeFile } from '../../ui/CodeFile.tsx'
import { PipelinesInTemplate } from './PipelinesInTemplate.tsx'
import { SourceProblems } from './SourceProblems.tsx'
import { fileNameOf } from './TemplatePipelineScreen.tsx'
import { TemplateStanding } from './TemplateMissing.tsx'
import type { OpenTemplate } from './use-open-template.ts'

interface StackTemplateScreenProps {
  open: OpenTemplate
  hrefOf: (logicalId: string) => string
  onOpen: (logicalId: string) => void
}

/** The template of a stack as it was submitted, and the pipelines in it. */
export const StackTemplateScreen = ({ open, hrefOf, onOpen }: StackTemplateScreenProps) => (
  <ContentLayout
    header={
      <Header variant="h1" description="As it was submitted last, before any macro.">
        Template of {open.name}
      </Header>
    }
  >
    <SpaceBetween size="l">
      <TemplateStanding open={open} />
      {open.problems.length > 0 && (
        <SourceProblems
          header="This cannot be read as a template"
          type="error"
          problems={open.problems}
        />
      )}
      {open.template && (
        <PipelinesInTemplate template={open.template} hrefOf={hrefOf} onOpen={onOpen} />
      )}
      {open.text !== undefined && (
        <CodeFile label={`Template of ${open.name}`} text={open.text} fileName={fileNameOf(open)} />
      )}
    </SpaceBetween>
  </ContentLayout>
)
