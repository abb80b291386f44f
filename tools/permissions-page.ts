import { iamActionOf, services } from '../src/bridge/operations.ts'
import { editingPolicy, type Policy, readOnlyPolicy } from '../src/bridge/policies.ts'

const json = (policy: Policy) => `\`\`\`json\n${JSON.stringify(policy, null, 2)}\n\`\`\``

const rows = Object.entries(services).flatMap(([service, { operations }]) =>
  operations.map((operation) => {
    const action = iamActionOf(service, operation) ?? 'none'
    return `| ${service} | ${operation.name} | ${operation.access} | ${action} |`
  }),
)

/** `docs/permissions.md`, made of what the bridge passes on, so that the two cannot differ. */
export const permissionsPage = (): string => `# Permissions

<!-- Written by tools/permissions.ts from src/bridge/operations.ts. Change it there. -->

What the console asks of AWS, and the IAM policies that allow it. The bridge passes nothing else on, whatever the
credentials would allow. GetCallerIdentity needs no permission. A denied operation costs the part of a screen that
needs it, not the screen.

## Looking

${json(readOnlyPolicy)}

## Editing, releasing, approving

Narrow \`Resource\` of \`Edit\` to the pipelines and stacks that may be changed, and that of \`PassRoles\` to their roles.
A change set without a role of its own is executed with the person's permissions, which then have to allow what the
template does.

${json(editingPolicy)}

## Every operation

| service | operation | access | IAM action |
| --- | --- | --- | --- |
${rows.join('\n')}
`
