import {
  DescribeApplicationsCommand,
  DescribeEnvironmentsCommand,
  ElasticBeanstalkClient,
} from '@aws-sdk/client-elastic-beanstalk'
import { clientSettings } from '../clients.ts'
import type { Place } from '../connection.ts'
import { type Lister, named } from './resource.ts'

const beanstalk = (place: Place) =>
  new ElasticBeanstalkClient(clientSettings(place, 'elasticbeanstalk'))

export const listApplications: Lister = async function* (place, _, signal) {
  const command = new DescribeApplicationsCommand({})
  const { Applications = [] } = await beanstalk(place).send(command, { abortSignal: signal })
  yield named(Applications.map(({ ApplicationName }) => ApplicationName))
}

export const listEnvironments: Lister = async function* (place, ApplicationName, signal) {
  const client = beanstalk(place)
  let NextToken: string | undefined
  do {
    const command = new DescribeEnvironmentsCommand({
      ApplicationName,
      IncludeDeleted: false,
      MaxRecords: 100,
      NextToken,
    })
    // oxlint-disable-next-line no-await-in-loop -- each page names the next
    const page = await client.send(command, { abortSignal: signal })
    yield named(page.Environments?.map(({ EnvironmentName }) => EnvironmentName))
    NextToken = page.NextToken
  } while (NextToken)
}
