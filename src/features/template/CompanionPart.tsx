import Checkbox from '@cloudscape-design/components/checkbox'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { writeCompanion } from '../../template/companion.ts'
import { CodeFile } from '../../ui/CodeFile.tsx'
import type { NewBucket } from './new-buckets.ts'

/** The template that makes the bucket of another region, which this stack cannot. */
export function CompanionPart({ pipeline, bucket }: { pipeline: Pipeline; bucket: NewBucket }) {
  const [hasKey, setHasKey] = useState(false)
  const actions = pipeline.stages.flatMap((stage) => stage.actions)
  const roleArns = [pipeline.roleArn, ...actions.map((action) => action.roleArn)].filter(
    (arn): arn is string => typeof arn === 'string',
  )
  const text = writeCompanion({ pipeline: pipeline.name, ...bucket, roleArns, hasKey })
  return (
    <ExpandableSection
      variant="container"
      headerText={`Companion template for ${bucket.region}`}
      headerDescription={`A stack makes buckets in its own region only. Create this one in ${bucket.region} first if ${bucket.bucket} is not there; it serves as a stack set too.`}
    >
      <SpaceBetween size="m">
        <Checkbox checked={hasKey} onChange={({ detail }) => setHasKey(detail.checked)}>
          With a KMS key of its own
        </Checkbox>
        <CodeFile
          label={`Companion template for ${bucket.region}`}
          text={text}
          fileName={`artifacts-${bucket.region}.yaml`}
        />
      </SpaceBetween>
    </ExpandableSection>
  )
}
