/** Where keys go: the problem, the answer, the results of the last run. */
export type PagePlace = 'problem' | 'work' | 'results'

/** Moves the focus to a place that is on screen. */
export function focusOn(place: PagePlace): void {
  const element = find(place)
  element?.focus()
  element?.scrollIntoView({ block: 'nearest' })
}

function find(place: PagePlace): HTMLElement | null {
  if (place === 'problem') return document.querySelector('#stem')
  if (place === 'results') return document.querySelector('.runs')
  return (
    document.querySelector<HTMLElement>('#feedback') ?? firstField() ?? document.querySelector('.pane-work')
  )
}

/** The first field that nothing was chosen in, else the editor, or the first of what is open; the code editor lives in a shadow tree. */
function firstField(): HTMLElement | undefined {
  const work = document.querySelector('.work')
  const unanswered = work?.querySelectorAll<HTMLElement>('fieldset:not(:has(:checked)) input') ?? []
  const first = [...unanswered].find((field) => field.checkVisibility())
  if (first !== undefined) return first
  const hosts = [...(work?.querySelectorAll('[data-own-paste] *') ?? [])]
  const editor = hosts.flatMap(
    ({ shadowRoot }) => shadowRoot?.querySelector<HTMLElement>('[contenteditable]') ?? [],
  )
  const fields = work?.querySelectorAll<HTMLElement>(
    '[data-own-paste] textarea, .choice input, .text-field, .block button',
  )
  // Where the visible cases or one's own are open: the first field there, else the tab.
  const open = work?.querySelectorAll<HTMLElement>('.own-case textarea, .own-add') ?? []
  const tab = work?.querySelectorAll<HTMLElement>('[role=tab][aria-selected=true]') ?? []
  return [...editor, ...(fields ?? []), ...open, ...tab].find((field) => field.checkVisibility())
}
