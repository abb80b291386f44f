/**
 * What CloudFormation would refuse about a stack's name, in a sentence; undefined where nothing.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
 */
export function whyNoStackName(name: string): string | undefined {
  if (name === '') return 'Enter a name.'
  if (!/^[A-Za-z]/.test(name)) return 'A name starts with a letter.'
  if (name.length > 128) return 'A name has at most 128 characters.'
  return /^[A-Za-z0-9-]+$/.test(name) ? undefined : 'A name has letters, digits and hyphens only.'
}
