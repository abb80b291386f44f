import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { isLongLived, type PastedKeys, readPastedKeys } from '../../aws/pasted-keys.ts'

interface PastedKeysFormProps {
  onKeys: (keys: PastedKeys, roleArn: string | undefined) => void
}

const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/

/** Takes the lines that AWS's access portal or CLI prints. What is pasted stays in memory. */
export function PastedKeysForm({ onKeys }: PastedKeysFormProps) {
  const [text, setText] = useState('')
  const [role, setRole] = useState('')
  const [isTried, setTried] = useState(false)
  const keys = readPastedKeys(text)
  const isRole = role.trim() === '' || roleArn.test(role.trim())
  const use = () => {
    setTried(true)
    if (keys && isRole) onKeys(keys, role.trim() || undefined)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        use()
      }}
    >
      <Form actions={<Button variant="primary">Use these keys</Button>}>
        <Container
          header={
            <Header
              variant="h2"
              description="Kept in memory only: a reload or closing the tab forgets them."
            >
              Short-lived keys
            </Header>
          }
        >
          <SpaceBetween size="l">
            <FormField
              label="Access keys"
              description="From the AWS access portal (Access keys), or from aws configure export-credentials."
              constraintText="As export lines, as a profile of the credentials file, or as JSON."
              errorText={
                isTried && !keys && 'Paste at least the access key id and the secret access key.'
              }
            >
              <Textarea
                value={text}
                rows={5}
                spellcheck={false}
                autoComplete={false}
                disableBrowserAutocorrect
                placeholder={'export AWS_ACCESS_KEY_ID="ASIA…"'}
                onChange={({ detail }) => setText(detail.value)}
              />
            </FormField>
            {keys && isLongLived(keys) && (
              <Alert type="warning" header="These keys do not expire" statusIconAriaLabel="Warning">
                Whoever gets hold of them can use them until somebody deletes them. Prefer keys of a
                session: they begin with ASIA and have a session token.
              </Alert>
            )}
            <FormField
              label={
                <>
                  Role to assume - <i>optional</i>
                </>
              }
              errorText={isTried && !isRole && 'Enter the ARN of a role, or leave this empty.'}
            >
              <Input
                value={role}
                spellcheck={false}
                placeholder="arn:aws:iam::111122223333:role/ReleaseEngineer"
                onChange={({ detail }) => setRole(detail.value)}
              />
            </FormField>
          </SpaceBetween>
        </Container>
      </Form>
    </form>
  )
}
