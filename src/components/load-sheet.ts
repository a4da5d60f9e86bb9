const asked = new Map<string, Promise<void>>()

/**
 * Puts a style sheet into the page, once, before the sheets of the page's other parts, which know better where they agree.
 *
 * @param address of the sheet
 * @throws Event where it does not arrive; who asks again tries again
 */
export function loadSheet(address: string): Promise<void> {
  const known = asked.get(address)
  if (known !== undefined) return known
  const arrival = new Promise<void>((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = address
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', (event) => {
      asked.delete(address)
      link.remove()
      reject(event)
    })
    // The development server writes the sheets of the page itself into it.
    const first = document.querySelector('link[rel="stylesheet"], style')
    if (first) first.after(link)
    else document.head.append(link)
  })
  asked.set(address, arrival)
  return arrival
}
