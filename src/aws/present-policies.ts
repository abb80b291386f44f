import { queryOptions } from '@tanstack/react-query'
import type { PolicyPlan } from '../pipeline/permissions/plan-permissions.ts'
import { readBucketPolicy, readKeyPolicy } from './checks.ts'
import type { Place } from './connection.ts'
import { readRolePolicies } from './iam.ts'

/** The policies that stand now where a plan wants statements, as JSON texts. */
async function readPresentPolicies(
  place: Place,
  plan: PolicyPlan,
  signal: AbortSignal,
): Promise<string[]> {
  const there = { ...place, region: plan.region }
  switch (plan.holder) {
    case 'role': {
      const policies = await readRolePolicies(there, plan.roleArn, signal)
      return policies.map(({ document }) => document)
    }
    case 'bucket': {
      const policy = await readBucketPolicy(there, plan.bucket, signal)
      return policy === undefined ? [] : [policy]
    }
    case 'key':
      return [await readKeyPolicy(there, plan.keyId, signal)]
  }
}

export const presentPoliciesQuery = (place: Place, plan: PolicyPlan) =>
  queryOptions({
    queryKey: [place.connection, place.region, 'policies', plan.holder, plan.id] as const,
    queryFn: ({ signal }) => readPresentPolicies(place, plan, signal),
    retry: false,
    staleTime: 30_000,
  })
