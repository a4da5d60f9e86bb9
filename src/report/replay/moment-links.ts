import { REPLAY_SLIDER } from './replay-part.ts'

/**
 * Makes links of a report to moments of its sitting lead into the player, with the focus on its slider, so that the keys go on
 * from there. The browser's way back leads to the link again, whatever size the player has by then.
 *
 * @param report that the links stand in
 * @param go to the step of an event, by its number in the log
 */
export function leadIntoReplay(report: ParentNode, go: (seq: number) => void): void {
  const hash = `#${REPLAY_SLIDER}`
  let left: { readonly link: HTMLElement; readonly hash: string } | undefined
  for (const link of report.querySelectorAll<HTMLAnchorElement>('a[data-event]')) {
    link.setAttribute('href', hash)
    link.addEventListener('click', () => {
      left = { link, hash: location.hash === hash ? (left?.hash ?? '') : location.hash }
      go(Number(link.dataset['event']))
    })
  }
  addEventListener('hashchange', () => {
    if (left === undefined || location.hash !== left.hash) return
    left.link.focus()
    left = undefined
  })
}
