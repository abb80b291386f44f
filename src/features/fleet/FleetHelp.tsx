import HelpPanel from '@cloudscape-design/components/help-panel'

/** What the fleet reads, what it costs, and what can be done with it. */
export const FleetHelp = () => (
  <HelpPanel header={<h2>Fleet</h2>}>
    <p>
      Every pipeline of the chosen regions is read: its declaration, its last run and the stack in
      its tags. A version that this browser has read before is not asked for again.
    </p>
    <ul>
      <li>At most four calls go on at once, and fewer while AWS throttles.</li>
      <li>Stop keeps what is there; Resume reads the rest only.</li>
      <li>A finding opens with a sentence and a link to where it is mended.</li>
      <li>Filter and group by finding, region, bucket, key, provider, stack, run or type.</li>
      <li>Download saves the pipelines that the filter shows.</li>
    </ul>
    <p>The ? key opens and closes this help.</p>
  </HelpPanel>
)
