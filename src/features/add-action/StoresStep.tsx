import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { isFile } from '../../aws/connection.ts'
import { failureWords, nextStep } from '../../aws/failures.ts'
import type { StoreAnswer } from '../../draft/add-action-answers.ts'
import { artifactStoresOf, type Region } from '../../pipeline/pipeline.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import type { StepProps } from './step-props.ts'
import { StoreFields } from './StoreFields.tsx'

/** A bucket and a key for the home region and for every region in use. */
export function StoresStep({ place, draft, stores, notesAt, onChange }: StepProps) {
  const { answers, base, region: homeRegion } = draft
  const isFirstMap = base.artifactStores === undefined && stores.rows.length > 1
  const homeBucket = artifactStoresOf(base, homeRegion)[homeRegion]?.location
  const setStore = (region: Region, answer: StoreAnswer) =>
    onChange({ stores: { ...answers.stores, [region]: answer } })
  return (
    <SpaceBetween size="l">
      {stores.isS3OutOfReach && (
        <Alert type="info" statusIconAriaLabel="Info">
          A web page cannot list S3 buckets: S3 sends no CORS headers for its list. Suggested are
          the artifact buckets of other pipelines; any other name can be typed.
        </Alert>
      )}
      {isFile(place) && (
        <Alert type="info" statusIconAriaLabel="Info">
          No AWS is behind a file, so no buckets are listed. Type their names.
        </Alert>
      )}
      {stores.listFailure && !isFile(place) && (
        <FailureAlert
          title="The buckets of the account cannot be listed"
          {...failureWords(stores.listFailure, stores.listAgain)}
          advice={`${nextStep(stores.listFailure)} Until then, type the names of the buckets.`}
        />
      )}
      {isFirstMap && (
        <Alert type="info">
          The pipeline gets a second region, so AWS wants one bucket per region: "artifactStore"
          becomes "artifactStores", and the home region keeps its bucket and key.
        </Alert>
      )}
      {stores.rows.map((row) => (
        <StoreFields
          key={row.region}
          place={{ ...place, region: row.region }}
          row={row}
          homeStore={{ region: homeRegion, bucket: homeBucket }}
          isHome={row.region === homeRegion}
          stores={stores}
          notesAt={notesAt}
          onChange={(answer) => setStore(row.region, answer)}
        />
      ))}
    </SpaceBetween>
  )
}
