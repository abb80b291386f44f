import Alert from '@cloudscape-design/components/alert'
import Autosuggest from '@cloudscape-design/components/autosuggest'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { bucketsQuery } from '../../aws/queries.ts'
import { uploadTemplate } from '../../aws/upload-template.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'

/** Makes a bucket in a region; another feature's, handed in. */
export type MakeBucket = ComponentType<{ place: Place; onCreated: (bucket: string) => void }>

interface TemplateUploadProps {
  place: Place
  stackName: string
  template: string
  /** Where it is, once it has been uploaded. */
  url: string | undefined
  onUploaded: (url: string) => void
  NewBucket: MakeBucket
}

/** A template that is too long for a call goes through a bucket that the person chooses. */
export function TemplateUpload(props: TemplateUploadProps) {
  const { place, stackName, template, url, onUploaded, NewBucket } = props
  const [bucket, setBucket] = useState('')
  const { data = [], isFetching, error, refetch } = useQuery(bucketsQuery(place))
  const upload = useMutation({
    mutationFn: () => uploadTemplate(place, { bucket, stackName, template }),
    onSuccess: (at) => onUploaded(at.url),
  })
  const size = new TextEncoder().encode(template).length.toLocaleString('en')
  const here = data.filter(({ region }) => region === place.region)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`The template has ${size} bytes. CloudFormation takes more than 51,200 only from a bucket.`}
        >
          Upload the template
        </Header>
      }
    >
      <SpaceBetween size="m">
        {upload.error && (
          <FailureAlert
            title="The template was not uploaded"
            {...failureWords(toFailure('PutObject', upload.error))}
          />
        )}
        <FormField
          label="Bucket for the template"
          description={`In ${place.region}. The object goes to the folder pipespan-templates and stays there.`}
        >
          <Autosuggest
            value={bucket}
            options={here.map(({ name }) => ({ value: name }))}
            statusType={isFetching ? 'loading' : error ? 'error' : 'finished'}
            loadingText="Listing buckets"
            errorText="The buckets could not be listed"
            recoveryText="Retry"
            onLoadItems={() => {
              if (error) void refetch()
            }}
            enteredTextLabel={(value) => `Use "${value}"`}
            empty={`No bucket in ${place.region}`}
            onChange={({ detail }) => setBucket(detail.value)}
          />
        </FormField>
        {url === undefined ? (
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              loading={upload.isPending}
              {...(bucket === '' && { disabled: true, disabledReason: 'Choose a bucket first.' })}
              onClick={() => upload.mutate()}
            >
              Upload template
            </Button>
            <NewBucket
              place={place}
              onCreated={(made) => {
                setBucket(made)
                void refetch()
              }}
            />
          </SpaceBetween>
        ) : (
          <StatusIndicator type="success" wrapText>
            Uploaded to {url}
          </StatusIndicator>
        )}
        {here.length === 0 && !isFetching && !error && (
          <Alert type="info">
            The account has no bucket in {place.region}. Create one, or enter the name of one that
            you may write to.
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  )
}
