import { type ActionTypeEntry, type ConfigurationKey, flag, guide } from './entry.ts'

const pollForSourceChanges: ConfigurationKey = {
  name: 'PollForSourceChanges',
  required: false,
  values: flag,
  default: 'true',
  description:
    'Whether CodePipeline itself checks the source for changes. Counts as "true" when left out, so set "false" when an event rule starts the pipeline.',
}

const outputArtifactFormat: ConfigurationKey = {
  name: 'OutputArtifactFormat',
  required: false,
  values: ['CODE_ZIP', 'CODEBUILD_CLONE_REF'],
  default: 'CODE_ZIP',
  description:
    'CODE_ZIP hands over a zip of the sources; CODEBUILD_CLONE_REF hands over a Git reference that only CodeBuild actions can use.',
}

/** Where a pipeline takes its revisions from. */
export const sources: readonly ActionTypeEntry[] = [
  {
    category: 'Source',
    owner: 'AWS',
    provider: 'S3',
    version: '1',
    title: 'Amazon S3 source',
    page: guide('action-reference-S3'),
    inputs: { min: 0, max: 0 },
    outputs: { min: 1, max: 1 },
    crossRegion: false,
    service: 's3',
    note: 'Always runs in the home region.',
    configuration: [
      {
        name: 'S3Bucket',
        required: true,
        description: 'Versioned bucket that holds the source object.',
      },
      {
        name: 'S3ObjectKey',
        required: true,
        description: 'Key of the source object, usually a zip file.',
      },
      pollForSourceChanges,
      {
        name: 'AllowOverrideForS3ObjectKey',
        required: false,
        values: flag,
        default: 'false',
        description:
          'Lets a start request replace the object key through a source revision override of type S3_OBJECT_KEY.',
      },
    ],
  },
  {
    category: 'Source',
    owner: 'AWS',
    provider: 'CodeCommit',
    version: '1',
    title: 'AWS CodeCommit',
    page: guide('action-reference-CodeCommit'),
    inputs: { min: 0, max: 0 },
    outputs: { min: 1, max: 1 },
    crossRegion: false,
    service: 'codecommit',
    note: 'Always runs in the home region.',
    configuration: [
      { name: 'RepositoryName', required: true, description: 'Repository to watch.' },
      { name: 'BranchName', required: true, description: 'Branch to watch.' },
      pollForSourceChanges,
      outputArtifactFormat,
    ],
  },
  {
    category: 'Source',
    owner: 'AWS',
    provider: 'ECR',
    version: '1',
    title: 'Amazon ECR',
    page: guide('action-reference-ECR'),
    inputs: { min: 0, max: 0 },
    outputs: { min: 1, max: 1 },
    crossRegion: false,
    service: 'ecr',
    note: 'Always runs in the home region. The output artifact is one file, imageDetail.json.',
    configuration: [
      {
        name: 'RepositoryName',
        required: true,
        description: 'Repository in the private registry to watch.',
      },
      { name: 'ImageTag', required: false, default: 'latest', description: 'Image tag to watch.' },
    ],
  },
  {
    category: 'Source',
    owner: 'AWS',
    provider: 'CodeStarSourceConnection',
    version: '1',
    title: 'Git connection (GitHub, GitLab, Bitbucket)',
    page: guide('action-reference-CodestarConnectionSource'),
    inputs: { min: 0, max: 0 },
    outputs: { min: 1, max: 1 },
    crossRegion: false,
    service: 'codestar-connections',
    note: 'Always runs in the home region. Covers GitHub, GitHub Enterprise Server, GitLab, GitLab self-managed and Bitbucket.',
    configuration: [
      {
        name: 'ConnectionArn',
        required: true,
        description:
          'ARN of the connection (arn:…:codestar-connections:… or arn:…:codeconnections:…).',
      },
      {
        name: 'FullRepositoryId',
        required: true,
        description: 'Owner and repository, written owner/name.',
      },
      { name: 'BranchName', required: true, description: 'Branch to watch.' },
      outputArtifactFormat,
      {
        name: 'DetectChanges',
        required: false,
        values: flag,
        default: 'true',
        description:
          'Whether a new commit starts the pipeline. Ignored once the pipeline has triggers.',
      },
    ],
  },
  {
    category: 'Source',
    owner: 'ThirdParty',
    provider: 'GitHub',
    version: '1',
    title: 'GitHub (OAuth app)',
    page: guide('appendix-github-oauth'),
    inputs: { min: 0, max: 0 },
    outputs: { min: 1, max: 1 },
    crossRegion: false,
    note: 'Superseded by Git connections. Third-party actions cannot leave the home region.',
    configuration: [
      { name: 'Owner', required: true, description: 'User or organization.' },
      { name: 'Repo', required: true, description: 'Repository.' },
      { name: 'Branch', required: true, description: 'Branch to watch.' },
      {
        name: 'OAuthToken',
        required: true,
        secret: true,
        description: 'Personal access token; shown as **** and kept when sent back unchanged.',
      },
      pollForSourceChanges,
    ],
  },
]
