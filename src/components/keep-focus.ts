/** What can have the focus. */
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])'

/**
 * Where what has the focus leaves a page, such as the button that removed its own entry, the focus goes to what follows it there,
 * or else to what stood before it: keys go on from where they were.
 */
export function keepFocus(root: Element): void {
  let last: Element | undefined
  root.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) last = target
  })
  root.addEventListener('focusout', () => {
    const left = last
    // what was left is still there, and what was removed is not
    queueMicrotask(() => {
      if (last === left && left?.isConnected === true && document.activeElement !== left) last = undefined
    })
  })
  new MutationObserver((records) => {
    if (last === undefined || last.isConnected || document.activeElement !== document.body) return
    const gone = last
    const record = records.find(
      ({ target, removedNodes }) =>
        target.isConnected && [...removedNodes].some((node) => node.contains(gone)),
    )
    if (!(record?.target instanceof Element)) return
    last = undefined
    const before = record.previousSibling?.isConnected === true ? record.previousSibling : undefined
    for (
      let within: Element | null = record.target;
      within && root.contains(within);
      within = within.parentElement
    ) {
      const all = [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isShown)
      const next = all.find((element) => isBehind(element, before)) ?? all.at(-1)
      if (next === undefined) continue
      next.focus()
      return
    }
  }).observe(root, { childList: true, subtree: true })
}

function isBehind(element: Element, before: Node | undefined): boolean {
  if (before === undefined) return true
  const position = before.compareDocumentPosition(element)
  return (
    (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
    (position & Node.DOCUMENT_POSITION_CONTAINED_BY) === 0
  )
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.hasAttribute('disabled')
}
