import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { isFile, type Place } from '../../aws/connection.ts'
import type { StoreAnswer } from '../../draft/add-action-answers.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { regionName } from '../../pipeline/regions.ts'
import { CreateBucket } from './CreateBucket.tsx'
import { CreateBucketButton } from './CreateBucketButton.tsx'
import type { StepProps } from './step-props.ts'
import { StoreInputs } from './StoreInputs.tsx'
import type { StoreRow } from './stores.ts'

interface StoreFieldsProps extends Pick<StepProps, 'stores' | 'notesAt'> {
  /** In the region of the row. */
  place: Place
  row: StoreRow
  homeStore: { region: Region; bucket: string | undefined }
  isHome: boolean
  onChange: (answer: StoreAnswer) => void
}

function whyNeeded(neededBy: readonly string[], isHome: boolean): string {
  const [first, ...more] = neededBy
  if (isHome) return 'Home region of the pipeline.'
  if (!first) return 'The pipeline has a store here, but no action runs here.'
  return `Needed by ${first}${more.length > 0 ? ` and ${more.length} more` : ''}.`
}

/** The artifact store of one region in a box of its own. */
export function StoreFields(props: StoreFieldsProps) {
  const { place, row, homeStore, isHome, stores, notesAt, onChange } = props
  const { region, answer, neededBy } = row
  const [isCreating, setCreating] = useState(false)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={whyNeeded(neededBy, isHome)}
          actions={
            !isFile(place) && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  iconName="refresh"
                  variant="icon"
                  ariaLabel={`Refresh the buckets of ${region}`}
                  onClick={stores.listAgain}
                />
                <CreateBucketButton
                  region={region}
                  isS3OutOfReach={stores.isS3OutOfReach}
                  onClick={() => setCreating(true)}
                />
              </SpaceBetween>
            )
          }
        >
          {regionName(region) ?? region}
        </Header>
      }
    >
      <StoreInputs
        place={place}
        row={row}
        stores={stores}
        notes={{ bucket: notesAt(`bucket/${region}`), key: notesAt(`key/${region}`) }}
        onChange={onChange}
      />
      {isCreating && (
        <CreateBucket
          place={place}
          homeStore={homeStore}
          keyId={answer.keyId}
          onClose={() => setCreating(false)}
          onCreated={(bucket, keyId) => {
            stores.listAgain()
            onChange({ bucket, keyId })
          }}
        />
      )}
    </Container>
  )
}
