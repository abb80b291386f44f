import { useState } from 'react'
import type { Place } from './aws/connection.ts'
import { isS3OutOfReach } from './aws/s3.ts'
import { CreateBucket } from './features/add-action/CreateBucket.tsx'
import { CreateBucketButton } from './features/add-action/CreateBucketButton.tsx'
import { ChangeSetRoute } from './features/change-set/ChangeSetRoute.tsx'

interface NewBucketProps {
  place: Place
  onCreated: (bucket: string) => void
}

/** A bucket for the template, made as the wizard makes those for artifacts. */
function NewBucket({ place, onCreated }: NewBucketProps) {
  const [isOpen, setOpen] = useState(false)
  const { region } = place
  return (
    <>
      <CreateBucketButton
        region={region}
        isS3OutOfReach={isS3OutOfReach(place)}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <CreateBucket
          place={place}
          homeStore={{ region, bucket: undefined }}
          keyId=""
          onClose={() => setOpen(false)}
          onCreated={onCreated}
        />
      )}
    </>
  )
}

/** Change sets with the making of buckets; a feature imports no other, so they meet here. */
export const ChangeSetWithBucketsRoute = () => <ChangeSetRoute NewBucket={NewBucket} />
