import { expect, test } from 'vitest'
import { refusalResponse } from './refusal.ts'

const refusal = { status: 401, code: 'MfaRequired', message: 'Type the <code> & go on' }

test.each([
  [
    'json',
    'application/x-amz-json-1.1',
    '{"__type":"MfaRequired","message":"Type the <code> & go on"}',
  ],
  ['rest-json', 'application/json', '{"code":"MfaRequired","message":"Type the <code> & go on"}'],
  [
    'query',
    'text/xml',
    '<ErrorResponse><Error><Type>Sender</Type><Code>MfaRequired</Code><Message>Type the &lt;code&gt; &amp; go on</Message></Error></ErrorResponse>',
  ],
  [
    'rest-xml',
    'application/xml',
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>MfaRequired</Code><Message>Type the &lt;code&gt; &amp; go on</Message></Error>',
  ],
] as const)('a refusal in the form of %s', async (form, type, body) => {
  const response = refusalResponse(refusal, form)
  expect([response.status, response.headers.get('content-type')]).toEqual([401, type])
  expect(await response.text()).toBe(body)
})
