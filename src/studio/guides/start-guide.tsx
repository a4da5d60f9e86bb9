import { render } from 'preact'
import type { StudioPart } from '../../components/studio-pages.ts'
import { GuidePanel } from './guide-panel.tsx'
import { placeIn } from './guide-place.ts'

/** Puts the guide that the address names beside the page. */
export function startGuide(): void {
  const root = document.querySelector<HTMLElement>('#studio-guide')
  const begun = placeIn(location.search)
  if (!root || begun === undefined) return
  const end = (): void => {
    render(null, root)
    history.replaceState(history.state, '', `${location.pathname}${location.hash}`)
    document.querySelector<HTMLElement>('.studio-pages [aria-current]')?.focus()
  }
  render(<GuidePanel begun={begun} part={root.dataset['part'] as StudioPart} onEnd={end} />, root)
}
