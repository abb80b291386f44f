/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html */
const words: Readonly<Record<string, string>> = {
  CAPABILITY_IAM: 'I know that the template may create or change IAM resources.',
  CAPABILITY_NAMED_IAM:
    'I know that the template may create or change IAM resources with names of their own.',
  CAPABILITY_AUTO_EXPAND: 'I know that macros or transforms expand the template.',
}

/** What a person acknowledges with a capability. */
export const capabilityWords = (capability: string): string =>
  words[capability] ?? `I acknowledge ${capability}.`
