import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { TagFields } from '../../ui/TagFields.tsx'
import { type NewStack, whyNoRole, whyNoTags } from './new-stack.ts'

interface NewStackFieldsProps {
  made: NewStack
  onChange: (made: NewStack) => void
}

/** What a stack is given when it is made; a change set of one that is there keeps it. */
export const NewStackFields = ({ made, onChange }: NewStackFieldsProps) => (
  <Container
    header={
      <Header variant="h2" description="Later change sets keep both.">
        Role and tags of the stack
      </Header>
    }
  >
    <SpaceBetween size="m">
      <FormField
        label={
          <span>
            Service role <i>- optional</i>
          </span>
        }
        description="The ARN of what CloudFormation works as, now and in later updates. Empty means your own permissions."
        errorText={whyNoRole(made.roleArn)}
      >
        <Input
          value={made.roleArn}
          placeholder="arn:aws:iam::111122223333:role/cloudformation"
          spellcheck={false}
          onChange={({ detail }) => onChange({ ...made, roleArn: detail.value.trim() })}
        />
      </FormField>
      <TagFields
        rows={made.tags}
        errorText={whyNoTags(made.tags)}
        onChange={(tags) => onChange({ ...made, tags })}
      />
    </SpaceBetween>
  </Container>
)
