import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Place } from '../../aws/connection.ts'
import { failureWords } from '../../aws/failures.ts'
import { isOversize } from '../../aws/upload-template.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { ChangeSetForm } from './ChangeSetForm.tsx'
import { TemplatePatch } from './TemplatePatch.tsx'
import { type MakeBucket, TemplateUpload } from './TemplateUpload.tsx'
import type { Answers } from './use-answers.ts'
import type { Creation } from './use-create.ts'
import { useEditedTemplate } from './use-edited-template.ts'

interface PrepareChangeSetProps {
  place: Place
  name: string
  /** The template is the open file, not the one of the stack. */
  isFromFile: boolean
  answers: Answers
  creation: Creation
  NewBucket: MakeBucket
}

/** What a change set is made of, to decide before it is asked for. */
export function PrepareChangeSet({
  place,
  name,
  isFromFile,
  answers,
  creation,
  NewBucket,
}: PrepareChangeSetProps) {
  const edited = useEditedTemplate(place, name, isFromFile)
  const { stack, isNew, before, after, isMoved, isSecretLost, isReading, failure } = edited
  const { uploaded, answer } = answers
  const isLarge = after !== undefined && isOversize(after)
  const url = uploaded?.text === after ? uploaded?.url : undefined
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            isNew
              ? `Makes the new stack ${name} in ${place.region}. Nothing is made before you execute it.`
              : `Updates ${name} in ${place.region}. Nothing changes before you execute it.`
          }
        >
          Create change set
        </Header>
      }
    >
      <SpaceBetween size="l">
        {creation.failure && (
          <FailureAlert title="The change set was not made" {...failureWords(creation.failure)} />
        )}
        {failure && <FailureAlert title={`${name} cannot be read`} {...failureWords(failure)} />}
        {isReading && <Skeleton height="12rem" />}
        {isNew && after === undefined && (
          <Alert type="warning" header={`There is no stack ${name} in ${place.region}`}>
            Open a template first; a change set then makes the stack from it.
          </Alert>
        )}
        {isMoved && (
          <Alert type="warning" header="The stack has changed since you opened its template">
            Executing this change set would put your text in place of theirs. The patch below is
            against the template that the stack has now; read what it takes away.
          </Alert>
        )}
        {isSecretLost && (
          <Alert type="warning" header="A secret that you typed is not kept over a reload">
            The text here is without your changes. Enter the secret again in the review of the
            template.
          </Alert>
        )}
        {after !== undefined && before !== undefined && (
          <SpaceBetween size="l">
            <TemplatePatch name={name} before={before} after={after} />
            {isLarge && (
              <TemplateUpload
                place={place}
                stackName={name}
                template={after}
                NewBucket={NewBucket}
                url={url}
                onUploaded={(at) => answer({ uploaded: { text: after, url: at } })}
              />
            )}
            {isLarge && url === undefined ? (
              <Box color="text-body-secondary">
                Parameters and capabilities are asked for when the template is in a bucket.
              </Box>
            ) : (
              <ChangeSetForm
                key={url}
                place={place}
                stack={stack}
                source={url === undefined ? { TemplateBody: after } : { TemplateURL: url }}
                answers={answers}
                creation={creation}
              />
            )}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}
