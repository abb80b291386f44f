import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Box from '@cloudscape-design/components/box'
import { useMemo } from 'react'
import { toUnifiedDiff } from '../../template/unified-diff.ts'
import { CodeFile } from '../../ui/CodeFile.tsx'

interface TemplatePatchProps {
  name: string
  /** The template of the stack; empty where there is no stack yet. */
  before: string
  after: string
}

/** What the template's text becomes, as a patch. */
export function TemplatePatch({ name, before, after }: TemplatePatchProps) {
  const patch = useMemo(() => toUnifiedDiff(before, after, 'template'), [before, after])
  if (before === '') return null
  if (patch === '') {
    return (
      <Box color="text-body-secondary">
        The template is the one that the stack has. A change set can still change parameters, or
        undo drift.
      </Box>
    )
  }
  return (
    <ExpandableSection headerText="Template patch" variant="container">
      <CodeFile label={`Template patch of ${name}`} text={patch} fileName={`${name}.patch`} />
    </ExpandableSection>
  )
}
