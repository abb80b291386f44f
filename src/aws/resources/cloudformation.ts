import {
  CloudFormationClient,
  paginateListChangeSets,
  paginateListStacks,
  paginateListStackSets,
  StackStatus,
} from '@aws-sdk/client-cloudformation'
import { clientSettings } from '../clients.ts'
import type { Place } from '../connection.ts'
import { type Lister, named } from './resource.ts'

const cloudFormation = (place: Place) =>
  new CloudFormationClient(clientSettings(place, 'cloudformation'))

/** ListStacks shows deleted stacks for 90 days unless it is asked for all the others. */
const present = Object.values(StackStatus).filter((status) => status !== 'DELETE_COMPLETE')

export const listStacks: Lister = async function* (place, _, signal) {
  const client = cloudFormation(place)
  const asked = { StackStatusFilter: present }
  for await (const { StackSummaries = [] } of paginateListStacks({ client }, asked, {
    abortSignal: signal,
  })) {
    yield StackSummaries.flatMap(({ StackName: value, StackStatus: description, ParentId }) =>
      // CloudFormation itself updates nested stacks, through their parents.
      value && !ParentId ? [{ value, ...(description && { description }) }] : [],
    )
  }
}

export const listChangeSets: Lister = async function* (place, StackName, signal) {
  const client = cloudFormation(place)
  const pages = paginateListChangeSets({ client }, { StackName }, { abortSignal: signal })
  for await (const { Summaries = [] } of pages) {
    yield Summaries.flatMap(({ ChangeSetName: value, Status: description }) =>
      value ? [{ value, ...(description && { description }) }] : [],
    )
  }
}

export const listStackSets: Lister = async function* (place, _, signal) {
  const client = cloudFormation(place)
  const pages = paginateListStackSets({ client }, { Status: 'ACTIVE' }, { abortSignal: signal })
  for await (const { Summaries = [] } of pages) {
    yield named(Summaries.map(({ StackSetName }) => StackSetName))
  }
}
