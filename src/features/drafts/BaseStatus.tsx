import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { BaseState } from './use-base-states.ts'

/** Whether a draft still stands on the version that AWS has. */
export function BaseStatus({ version, base }: { version: number; base: BaseState }) {
  switch (base.state) {
    case 'present':
      return <StatusIndicator type="success">Version {version}, the present one</StatusIndicator>
    case 'old':
      return (
        <StatusIndicator type="warning" wrapText>
          Version {version}; the pipeline is at version {base.latest} now
        </StatusIndicator>
      )
    case 'asking':
      return <StatusIndicator type="loading">Version {version}; asking AWS</StatusIndicator>
    case 'gone':
      return (
        <StatusIndicator type="error" wrapText>
          Version {version}; AWS has no such pipeline now
        </StatusIndicator>
      )
    case 'template':
      return <>The text of the template</>
    case 'unknown':
      return (
        <StatusIndicator type="pending" wrapText>
          Version {version}; whether it is the present one is not known. {base.reason}
        </StatusIndicator>
      )
  }
}
