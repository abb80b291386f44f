import Button from '@cloudscape-design/components/button'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Connection } from '../../aws/connection.ts'
import { sendMfaCode } from '../../aws/connections.ts'
import type { AwsFailure } from '../../aws/failures.ts'

interface MfaFormProps {
  connection: Connection
  /** The bridge has the code; whether AWS takes it shows when it is used. */
  onAccepted: () => Promise<void>
}

/** Asks for the code of an MFA device. It is sent once and kept nowhere. */
export function MfaForm({ connection, onAccepted }: MfaFormProps) {
  const [code, setCode] = useState('')
  const [isAsked, setAsked] = useState(false)
  const send = useMutation<void, AwsFailure, string>({
    mutationFn: (sent) => sendMfaCode(connection.id, sent),
    onSuccess: onAccepted,
    onSettled: () => setCode(''),
  })
  const isCode = /^\d{6}$/.test(code)
  const wrong = isAsked && !isCode && code !== '' ? 'The code has six digits.' : ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (isCode) send.mutate(code)
      }}
    >
      <Form>
        <FormField
          label="MFA code"
          description={connection.mfaSerial ?? `Of the device for ${connection.label}`}
          constraintText="Six digits. Each code works once."
          errorText={wrong || send.error?.message || ''}
          secondaryControl={
            <Button loading={send.isPending} formAction="submit">
              Sign in
            </Button>
          }
        >
          <Input
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            onChange={({ detail }) => setCode(detail.value.trim())}
          />
        </FormField>
      </Form>
    </form>
  )
}
