/**
 * Sets the mark `drawn` two frames after so many elements stand in the page with a size and can be
 * seen. The mark `data` was set when the data was in hand.
 */
export function whenDrawn(selector: string, count: number): void {
  const look = () => {
    const elements = document.querySelectorAll(selector)
    const last = elements.item(elements.length - 1)
    const isDrawn =
      elements.length >= count &&
      last.getBoundingClientRect().width > 0 &&
      getComputedStyle(last).visibility !== 'hidden'
    if (!isDrawn) return void requestAnimationFrame(look)
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('drawn')))
  }
  look()
}
