import Autosuggest from '@cloudscape-design/components/autosuggest'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { reason } from '../../aws/denied.ts'
import { toFailure } from '../../aws/failures.ts'
import { keyAliasesQuery } from '../../aws/queries.ts'

interface KeyInputProps {
  /** In the region the key has to lie in. */
  place: Place
  value: string
  placeholder: string
  onChange: (keyId: string) => void
}

/** A KMS key of one region: one of its aliases, or an id or ARN as typed. */
export function KeyInput({ place, value, placeholder, onChange }: KeyInputProps) {
  const [isOpened, setOpened] = useState(false)
  const { data, error, isPending, refetch } = useQuery({
    ...keyAliasesQuery(place),
    enabled: isOpened,
  })
  const options = useMemo(
    () =>
      (data ?? []).map(({ alias, keyArn, isAwsManaged }) => ({
        value: keyArn,
        label: alias,
        description: keyArn,
        ...(isAwsManaged && {
          disabled: true,
          description: 'Managed by AWS: leave the field empty for it',
        }),
      })),
    [data],
  )
  return (
    <Autosuggest
      value={value}
      options={options}
      placeholder={placeholder}
      enteredTextLabel={(typed) => `Use "${typed}"`}
      statusType={error ? 'error' : isPending ? 'loading' : 'finished'}
      loadingText={`Loading the keys of ${place.region}`}
      errorText={
        error
          ? `The keys cannot be listed (${reason(toFailure('ListAliases', error))}); type one.`
          : ''
      }
      recoveryText="Retry"
      empty={`No key of ${place.region} has an alias`}
      clearAriaLabel="Clear"
      onFocus={() => setOpened(true)}
      onLoadItems={({ detail }) => {
        if (detail.samePage) void refetch()
      }}
      onChange={({ detail }) => onChange(detail.value)}
    />
  )
}
