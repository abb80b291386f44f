import { pageOf } from './paging.ts'
import { queryService } from './query-protocol.ts'
import { resourcesIn } from './seeds/resources.ts'
import { account } from './world.ts'

/** Applications of a region and their environments. */
export const elasticbeanstalk = queryService(
  'http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/',
  {
    DescribeApplications: (_, { scope }) => {
      const member = Object.keys(resourcesIn(scope.region).beanstalk).map((name) => ({
        ApplicationName: name,
        ApplicationArn: `arn:aws:elasticbeanstalk:${scope.region}:${account}:application/${name}`,
      }))
      return { Applications: { member } }
    },
    DescribeEnvironments: (parameters, { scope }) => {
      const application = parameters.get('ApplicationName')
      const all = Object.entries(resourcesIn(scope.region).beanstalk)
        .filter(([name]) => application === null || name === application)
        .flatMap(([name, environments]) =>
          environments.map((environment) => ({
            ApplicationName: name,
            EnvironmentName: environment,
          })),
        )
      const { items, token } = pageOf(all, {
        token: parameters.get('NextToken') ?? '',
        size: parameters.get('MaxRecords') ?? '',
        most: 1000,
        refusal: 'InvalidParameterValue',
      })
      const member = items.map((one) => ({ ...one, Status: 'Ready', Health: 'Green' }))
      return { Environments: { member }, NextToken: token }
    },
  },
)
