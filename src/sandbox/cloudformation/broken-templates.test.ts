import fc from 'fast-check'
import { expect, test } from 'vitest'
import { releaseTemplate } from '../seeds/templates.ts'
import { openStacks } from './test-server.ts'
import { CreateChangeSetCommand, ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation'

/** A template with one piece of it taken out, doubled, or exchanged for something else. */
const broken = fc
  .record({
    at: fc.nat(releaseTemplate.length),
    length: fc.nat(60),
    instead: fc.oneof(
      fc.constantFrom(
        '',
        '- ',
        '{}',
        '[]',
        'null',
        '!Ref X',
        '!Sub',
        '!If [A]',
        '!Join x',
        ': ',
        '\n',
      ),
      fc.string({ maxLength: 5 }),
    ),
  })
  .map(
    ({ at, length, instead }) =>
      releaseTemplate.slice(0, at) + instead + releaseTemplate.slice(at + length),
  )

test(
  'whatever a template says, the sandbox answers, and goes on',
  { timeout: 30_000 },
  async () => {
    const aws = await openStacks()
    let count = 0
    const Parameters = [{ ParameterKey: 'ArtifactBucket', ParameterValue: 'my-storage-bucket' }]
    await fc.assert(
      fc.asyncProperty(broken, async (TemplateBody) => {
        count += 1
        const named = { StackName: `broken-${count}`, ChangeSetName: 'one' }
        const answered = await aws.client
          .send(
            new CreateChangeSetCommand({
              ...named,
              ChangeSetType: 'CREATE',
              TemplateBody,
              Parameters,
              Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
            }),
          )
          .catch((error: Error) => error)
        if (answered instanceof Error) {
          expect(answered.name).toMatch(/^(ValidationError|InsufficientCapabilitiesException)$/)
          return
        }
        aws.advance(3)
        await aws.client.send(new ExecuteChangeSetCommand(named)).catch((error: Error) => {
          expect(error.name).toBe('InvalidChangeSetStatusException')
        })
        aws.advance(60)
        expect(await aws.call('ListPipelines')).toHaveProperty('pipelines')
      }),
      { numRuns: 80 },
    )
  },
)
