/** Where keys go: the problem, the answer, the results of the last run. */
type PagePlace = 'problem' | 'work' | 'results'

/** Moves the focus once what it goes to is on screen. */
export function goTo(place: PagePlace): void {
  requestAnimationFrame(() => {
    const element = find(place)
    element?.focus()
    element?.scrollIntoView({ block: 'nearest' })
  })
}

function find(place: PagePlace): HTMLElement | null {
  if (place === 'problem') return document.querySelector('#stem')
  if (place === 'results') return document.querySelector('.runs')
  return (
    document.querySelector<HTMLElement>('#feedback') ?? firstField() ?? document.querySelector('.pane-work')
  )
}

/** The editor, or the first field of a closed kind; the code editor lives in a shadow tree. */
function firstField(): HTMLElement | undefined {
  const work = document.querySelector('.work')
  const hosts = [...(work?.querySelectorAll('[data-own-paste] *') ?? [])]
  const editor = hosts.flatMap(
    ({ shadowRoot }) => shadowRoot?.querySelector<HTMLElement>('[contenteditable]') ?? [],
  )
  const fields = work?.querySelectorAll<HTMLElement>(
    '[data-own-paste] textarea, .choice input, .text-field, .block button',
  )
  return [...editor, ...(fields ?? [])].find((field) => field.checkVisibility())
}
