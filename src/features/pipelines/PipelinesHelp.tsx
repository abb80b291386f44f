import HelpPanel from '@cloudscape-design/components/help-panel'

/** What the list is for, and where to go from it. */
export const PipelinesHelp = () => (
  <HelpPanel header={<h2>Pipelines</h2>}>
    <p>
      A pipeline lives in one region, its home region, and may have actions in others. A filled
      badge is a region that an action leaves for.
    </p>
    <ul>
      <li>Open a pipeline for its graph, its buckets, and what is wrong with it.</li>
      <li>Add cross-region action, on a pipeline, leads through the change and its buckets.</li>
      <li>Nothing is sent to AWS before you submit it on the review.</li>
      <li>Choose several regions above the table to list them together.</li>
      <li>Fleet reads every pipeline and says what is wrong or odd about each.</li>
    </ul>
    <p>The ? key opens and closes this help.</p>
  </HelpPanel>
)
