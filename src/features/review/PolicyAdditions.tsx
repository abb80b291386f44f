import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import Tabs from '@cloudscape-design/components/tabs'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import { reason } from '../../aws/denied.ts'
import { toFailure } from '../../aws/failures.ts'
import { presentPoliciesQuery } from '../../aws/present-policies.ts'
import {
  extended,
  missingIn,
  missingInPolicy,
  type PolicyPlan,
} from '../../pipeline/permissions/plan-permissions.ts'
import { type PolicyForm, writePolicy } from '../../pipeline/permissions/policy-forms.ts'
import { policyOf } from '../../pipeline/permissions/statement.ts'
import { CodeRegion } from '../../ui/CodeRegion.tsx'
import { JsonDiff } from '../../ui/JsonDiff.tsx'
import { Sentences } from '../../ui/Sentences.tsx'

interface PolicyAdditionsProps {
  place: Place
  plan: PolicyPlan
  pipeline: string
}

const forms: { id: PolicyForm; label: string }[] = [
  { id: 'json', label: 'JSON' },
  { id: 'cli', label: 'AWS CLI' },
  { id: 'cloudformation', label: 'CloudFormation' },
]

/** What to add to one policy: beside what stands there where that can be read, and to copy. */
export function PolicyAdditions({ place, plan, pipeline }: PolicyAdditionsProps) {
  const { data, error, isPending } = useQuery(presentPoliciesQuery(place, plan))
  if (isPending) return <Spinner />
  const added = addedBy(plan, data)
  if (added.length === 0) {
    return <Box color="text-body-secondary">Everything that is needed stands there already.</Box>
  }
  const before = joined(data ?? [])
  const isRole = plan.holder === 'role'
  // A role takes one more policy; bucket and key policies are replaced as a whole.
  const document = isRole ? JSON.stringify(policyOf(added)) : extended(data?.[0], added)
  const mayReplace = isRole || data !== undefined
  return (
    <SpaceBetween size="m">
      {error && (
        <Alert type="warning" statusIconAriaLabel="Warning">
          The present policies cannot be read ({reason(toFailure('GetRolePolicy', error))}), so all
          that is needed is listed.
          {!mayReplace && ' Add the statements to the policy yourself: a command would replace it.'}
        </Alert>
      )}
      {isRole && plan.notes.length > 0 && <Sentences texts={plan.notes} />}
      <Tabs
        tabs={[
          ...(data
            ? [
                {
                  id: 'diff',
                  label: 'Difference',
                  content: (
                    <JsonDiff
                      label="Policy before and after"
                      before={before}
                      after={extended(before, added)}
                      beforeTitle="Now"
                      afterTitle="With what is needed"
                    />
                  ),
                },
              ]
            : []),
          ...forms
            .filter(({ id }) => id === 'json' || mayReplace)
            .map(({ id, label }) => ({
              id,
              label,
              content: (
                <SpaceBetween size="xs">
                  {plan.holder === 'key' && id === 'cloudformation' && (
                    <Box>
                      CloudFormation has no resource for the policy of a key alone. Put this
                      property into the AWS::KMS::Key of the stack that makes the key.
                    </Box>
                  )}
                  <Copyable label={label} text={writePolicy(plan, document, id, pipeline)} />
                </SpaceBetween>
              ),
            })),
        ]}
      />
    </SpaceBetween>
  )
}

function addedBy(plan: PolicyPlan, present: readonly string[] | undefined): readonly object[] {
  if (!present) return plan.statements
  if (plan.holder === 'role') return missingIn(plan, present)
  return present[0] === undefined ? plan.statements : missingInPolicy(plan.statements, present[0])
}

/** All policies of one holder as one document, to be compared. */
const joined = (policies: readonly string[]): string =>
  policies.reduce(
    (all, policy) => {
      const { Statement = [] } = JSON.parse(policy) as { Statement?: object | object[] }
      return extended(all, [Statement].flat())
    },
    JSON.stringify(policyOf([])),
  )

const Copyable = ({ label, text }: { label: string; text: string }) => (
  <SpaceBetween size="xs">
    <Box float="right">
      <CopyToClipboard
        textToCopy={text}
        copyButtonText="Copy"
        copyButtonAriaLabel={`Copy the policy: ${label}`}
        copySuccessText="Copied"
        copyErrorText="It could not be copied"
      />
    </Box>
    <CodeRegion label={`Policy, ${label}`}>
      <pre className="code-text">{text}</pre>
    </CodeRegion>
  </SpaceBetween>
)
