/**
 * Sets the mark `drawn` two frames after all of some elements stand in the page with a size and can
 * be seen. The mark `data` was set when the data was in hand.
 *
 * @param find the elements, null for each that is missing; empty as long as they are not known.
 */
export function whenDrawn(find: () => readonly (Element | null)[]): void {
  const look = () => {
    const elements = find()
    const last = elements.at(-1)
    const isDrawn =
      last &&
      elements.every((element) => element !== null) &&
      last.getBoundingClientRect().width > 0 &&
      getComputedStyle(last).visibility !== 'hidden'
    if (!isDrawn) return void requestAnimationFrame(look)
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('drawn')))
  }
  look()
}
