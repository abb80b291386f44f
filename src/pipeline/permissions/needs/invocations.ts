import { last, logging, type Need } from './need.ts'

/** Source: the section "Service role permissions" of each action's page. */
export const invocations: Readonly<Record<string, Need>> = {
  'Approval/Manual': ({ configuration: { NotificationArn } }) => ({
    grants: NotificationArn ? [{ actions: ['sns:Publish'], on: [NotificationArn] }] : [],
  }),
  'Invoke/Lambda': ({ configuration: { FunctionName = '' }, arn }) => ({
    grants: [
      {
        actions: ['lambda:InvokeFunction'],
        on: [arn('lambda', `function:${last(FunctionName, ':')}`)],
      },
      { actions: ['lambda:ListFunctions'], on: ['*'] },
    ],
  }),
  'Invoke/StepFunctions': ({ configuration: { StateMachineArn = '' }, arn }) => ({
    grants: [
      { actions: ['states:DescribeStateMachine', 'states:StartExecution'], on: [StateMachineArn] },
      {
        actions: ['states:DescribeExecution'],
        on: [arn('states', `execution:${last(StateMachineArn, ':')}:*`)],
      },
    ],
  }),
  'Invoke/CodePipeline': ({ configuration: { PipelineName = '' }, arn }) => ({
    grants: [
      { actions: ['codepipeline:StartPipelineExecution'], on: [arn('codepipeline', PipelineName)] },
    ],
  }),
  'Invoke/InspectorScan': (ground) => {
    const { ECRRepositoryName = '', InspectorRunMode } = ground.configuration
    return {
      grants: [
        { actions: ['inspector-scan:ScanSbom'], on: ['*'] },
        ...(InspectorRunMode === 'ECRImageScan'
          ? [
              {
                actions: [
                  'ecr:BatchCheckLayerAvailability',
                  'ecr:BatchGetImage',
                  'ecr:GetDownloadUrlForLayer',
                ],
                on: [ground.arn('ecr', `repository/${ECRRepositoryName}`)],
              },
            ]
          : []),
        ...logging(ground),
      ],
    }
  },
}
