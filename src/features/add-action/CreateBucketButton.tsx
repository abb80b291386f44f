import Button from '@cloudscape-design/components/button'
import type { Region } from '../../pipeline/pipeline.ts'

interface CreateBucketButtonProps {
  region: Region
  isS3OutOfReach: boolean
  onClick: () => void
}

/** Leads to the making of a bucket; where a page cannot make one, it says why. */
export function CreateBucketButton({ region, isS3OutOfReach, onClick }: CreateBucketButtonProps) {
  return (
    <Button
      ariaLabel={`Create a bucket in ${region}`}
      disabled={isS3OutOfReach}
      disabledReason="A web page cannot create S3 buckets: S3 answers it only about buckets whose own CORS rules name the page. Create the bucket with the AWS CLI or in the AWS console, then type its name here."
      onClick={onClick}
    >
      Create a bucket
    </Button>
  )
}
