import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { isFile } from '../../aws/connection.ts'
import type { BucketQuestionProps } from '../../draft/bucket-question.ts'
import { artifactStoresOf } from '../../pipeline/pipeline.ts'
import { CreateBucket } from './CreateBucket.tsx'
import { CreateBucketButton } from './CreateBucketButton.tsx'
import type { Notes } from './step-props.ts'
import { StoreInputs } from './StoreInputs.tsx'
import { useStores } from './use-stores.ts'

/** Asks for the artifact store of one region as the wizard does, usually where there is none. */
export function BucketQuestion(props: BucketQuestionProps) {
  const { place, pipeline, edited, region, answer, isReplacing, onAnswer, children } = props
  const [isCreating, setCreating] = useState(false)
  const present = artifactStoresOf(pipeline, place.region)
  const isNeeded = region !== '' && (isReplacing === true || !present[region])
  const answers = useMemo(() => ({ stores: answer ? { [region]: answer } : {} }), [region, answer])
  const stores = useStores({ place, base: pipeline, answers, edited, isNeeded })
  const row = stores.rows.find((one) => one.region === region)
  if (!isNeeded || !row) return children({ store: undefined, whyNot: undefined, fields: null })

  const here = { ...place, region }
  if (isCreating) {
    return (
      <CreateBucket
        place={here}
        homeStore={{ region: place.region, bucket: present[place.region]?.location }}
        keyId={row.answer.keyId}
        onClose={() => setCreating(false)}
        onCreated={(bucket, keyId) => {
          stores.listAgain()
          onAnswer({ bucket, keyId })
        }}
      />
    )
  }
  const finding = stores.findings[region]
  const notes: Notes = finding
    ? { [finding.severity === 'error' ? 'errorText' : 'warningText']: finding.text }
    : {}
  const whyNot = () => {
    if (!row.answer.bucket.trim()) return `Choose an artifact bucket in ${region}.`
    if (finding?.severity === 'error') return finding.text
    return stores.isAsking ? 'S3 is being asked where the bucket lies.' : undefined
  }
  return children({
    store: row.answer,
    whyNot: whyNot(),
    fields: (
      <SpaceBetween size="m">
        <StoreInputs
          place={here}
          row={row}
          stores={stores}
          notes={{ bucket: notes, key: {} }}
          onChange={onAnswer}
        />
        {!isFile(place) && (
          <CreateBucketButton
            region={region}
            isS3OutOfReach={stores.isS3OutOfReach}
            onClick={() => setCreating(true)}
          />
        )}
      </SpaceBetween>
    ),
  })
}
