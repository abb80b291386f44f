import { pageOf } from './paging.ts'
import { made, resourcesIn } from './seeds/resources.ts'
import { jsonService } from './service.ts'
import { account } from './world.ts'

/** State machines of a region. */
export const states = jsonService(
  'AWSStepFunctions',
  {
    ListStateMachines: ({ nextToken, maxResults }, { scope }) => {
      const { items, token } = pageOf(resourcesIn(scope.region).stateMachines, {
        token: nextToken,
        size: maxResults,
        most: 1000,
        refusal: 'InvalidToken',
      })
      return {
        stateMachines: items.map((name) => ({
          stateMachineArn: `arn:aws:states:${scope.region}:${account}:stateMachine:${name}`,
          name,
          type: 'STANDARD',
          creationDate: made / 1000,
        })),
        nextToken: token,
      }
    },
  },
  '1.0',
)
