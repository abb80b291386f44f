import type {
  GetTemplateSummaryOutput,
  Stack,
  StackResourceSummary,
  StackSummary,
} from '@aws-sdk/client-cloudformation'
import { cloudFormation, toStackFailure } from './cloudformation.ts'
import type { Place } from './connection.ts'
import { AwsFailure } from './failures.ts'

export type { Capability, Stack, StackSummary } from '@aws-sdk/client-cloudformation'

/** Pages of the stacks that exist, newest first, as they arrive. Nested stacks are among them. */
export async function* listStacks(
  place: Place,
  signal: AbortSignal,
): AsyncGenerator<StackSummary[]> {
  const { sdk, client } = await cloudFormation(place)
  // Without a filter AWS lists those deleted in the last 90 days too.
  const present = Object.values(sdk.StackStatus).filter((status) => status !== 'DELETE_COMPLETE')
  const asked = { StackStatusFilter: present }
  try {
    for await (const page of sdk.paginateListStacks({ client }, asked, { abortSignal: signal })) {
      yield page.StackSummaries ?? []
    }
  } catch (error) {
    throw toStackFailure('ListStacks', error)
  }
}

/**
 * One stack with its parameters, tags, capabilities and role.
 *
 * @param name the stack's name or ARN.
 */
export async function describeStack(
  place: Place,
  name: string,
  signal: AbortSignal,
): Promise<Stack> {
  const { sdk, client } = await cloudFormation(place)
  try {
    const answer = await client.send(new sdk.DescribeStacksCommand({ StackName: name }), {
      abortSignal: signal,
    })
    const [stack] = answer.Stacks ?? []
    if (stack) return stack
  } catch (error) {
    throw toStackFailure('DescribeStacks', error)
  }
  throw new AwsFailure('not-found', {
    operation: 'DescribeStacks',
    code: 'ValidationError',
    message: `Stack with id ${name} does not exist`,
    requestId: undefined,
    cause: undefined,
  })
}

/** The template of a stack as it was submitted, every byte of it: macros are not expanded. */
export async function getTemplate(
  place: Place,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  const { sdk, client } = await cloudFormation(place)
  try {
    const command = new sdk.GetTemplateCommand({ StackName: name, TemplateStage: 'Original' })
    return (await client.send(command, { abortSignal: signal })).TemplateBody ?? ''
  } catch (error) {
    throw toStackFailure('GetTemplate', error)
  }
}

/** A template by its text, by its address in S3, or as a stack has it. */
export type TemplateSource =
  | { TemplateBody: string }
  | { TemplateURL: string }
  | { StackName: string }

/** What a template declares: parameters, capabilities it needs, transforms, resource types. */
export async function getTemplateSummary(
  place: Place,
  source: TemplateSource,
  signal: AbortSignal,
): Promise<GetTemplateSummaryOutput> {
  const { sdk, client } = await cloudFormation(place)
  try {
    const command = new sdk.GetTemplateSummaryCommand(source)
    const { $metadata: _, ...summary } = await client.send(command, { abortSignal: signal })
    return summary
  } catch (error) {
    throw toStackFailure('GetTemplateSummary', error)
  }
}

/** Every resource of a stack. */
export async function listStackResources(
  place: Place,
  name: string,
  signal: AbortSignal,
): Promise<StackResourceSummary[]> {
  const { sdk, client } = await cloudFormation(place)
  try {
    const found: StackResourceSummary[] = []
    const pages = sdk.paginateListStackResources(
      { client },
      { StackName: name },
      { abortSignal: signal },
    )
    for await (const page of pages) found.push(...(page.StackResourceSummaries ?? []))
    return found
  } catch (error) {
    throw toStackFailure('ListStackResources', error)
  }
}
