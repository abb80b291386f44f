import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import KeyValuePairs, {
  type KeyValuePairsProps,
} from '@cloudscape-design/components/key-value-pairs'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Connection, Place } from '../../aws/connection.ts'
import { lacksCredentials } from '../../aws/connections.ts'
import { unavailable } from '../../aws/denied.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { kindName, signInTitle } from './connection-words.ts'
import { Expiry } from './Expiry.tsx'
import { MarkFields } from './MarkFields.tsx'
import { useMarks } from './connection-marks.ts'
import { SignInHelp } from './SignInHelp.tsx'
import { useWho, type Who } from './use-who.ts'

interface ConnectionDetailsProps {
  connection: Connection
  /** Where its pipelines open. */
  place: Place
  onOpen: () => void
}

/** Who one is on a connection, until when, and how it is to be told from others. */
export function ConnectionDetails({ connection, place, onOpen }: ConnectionDetailsProps) {
  const who = useWho(connection, place)
  return (
    <SpaceBetween size="l">
      <Button variant="primary" onClick={onOpen}>
        Open pipelines in {place.region}
      </Button>
      <SignIn connection={connection} who={who} />
      <KeyValuePairs
        items={[...identityItems(who), ...credentialItems(connection, who)]}
        columns={1}
      />
      <ExpandableSection headerText="Name and color" defaultExpanded>
        <MarkFields connection={connection} />
      </ExpandableSection>
    </SpaceBetween>
  )
}

/** Why there is no identity, where there is none. */
function SignIn({
  connection,
  who: { credentials, identity },
}: {
  connection: Connection
  who: Who
}) {
  const markOf = useMarks()
  if (credentials.error) {
    const failure = toFailure('GET credentials', credentials.error)
    return lacksCredentials(failure) ? (
      <Alert
        type="warning"
        header={signInTitle(markOf(connection).name, failure)}
        statusIconAriaLabel="Warning"
      >
        <SignInHelp connection={connection} failure={failure} />
      </Alert>
    ) : (
      <FailureAlert
        title="The credentials cannot be read"
        {...failureWords(failure, () => void credentials.refetch())}
      />
    )
  }
  if (!identity.error) return null
  const failure = toFailure('GetCallerIdentity', identity.error)
  return (
    <FailureAlert
      title="AWS does not say who you are"
      {...failureWords(failure, () => void identity.refetch())}
    />
  )
}

function identityItems({ identity, alias, isSignedOut }: Who): KeyValuePairsProps.Item[] {
  const wait = isSignedOut ? 'Signed out' : identity.error ? '–' : <Skeleton width="160px" />
  const { data } = identity
  return [
    { label: 'Account', value: data ? <Copyable text={data.account} what="account" /> : wait },
    {
      label: 'Account alias',
      value: alias.error
        ? unavailable('Alias', toFailure('ListAccountAliases', alias.error))
        : alias.isSuccess
          ? (alias.data ?? 'None')
          : wait,
    },
    { label: 'You are', value: data ? <Copyable text={data.arn} what="ARN" /> : wait },
  ]
}

function credentialItems(connection: Connection, { credentials }: Who): KeyValuePairsProps.Item[] {
  const { kind, transport, roleArn, sourceProfile, mfaSerial, ssoStartUrl, endpointUrl } =
    connection
  const optional: [string, string | undefined][] = [
    ['Role', roleArn],
    ['Source profile', sourceProfile],
    ['MFA device', mfaSerial],
    ['SSO start URL', ssoStartUrl],
    ['Endpoint', endpointUrl],
  ]
  const hasExpiry = kind !== 'sandbox' && transport === 'bridge'
  return [
    { label: 'Credentials', value: kindName(connection) },
    ...(hasExpiry
      ? [{ label: 'Expiry', value: <Expiry credentials={credentials.data} isLong /> }]
      : []),
    ...optional.flatMap(([label, value]) =>
      value === undefined
        ? []
        : [{ label, value: <span style={{ overflowWrap: 'anywhere' }}>{value}</span> }],
    ),
  ]
}

const Copyable = ({ text, what }: { text: string; what: string }) => (
  <Box variant="span">
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      textToDisplay={text}
      copyButtonAriaLabel={`Copy the ${what}`}
      copySuccessText={`Copied the ${what}`}
      copyErrorText={`The ${what} could not be copied`}
    />
  </Box>
)
