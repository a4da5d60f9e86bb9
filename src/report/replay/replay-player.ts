import { clock } from '../../text/common.ts'
import { element } from './element.ts'
import { leadIntoReplay } from './moment-links.ts'
import type { ReplayData, ReplayOutcome, ReplayStep } from './replay-data.ts'
import { REPLAY_SLIDER } from './replay-part.ts'
import { searchReplay } from './replay-search.ts'
import { shortWords } from './short-words.ts'
import { seekTexts } from './replay-texts.ts'
import { textPane } from './text-pane.ts'

/**
 * Runs the texts of an item on the cases that candidates see.
 *
 * @param item place among the items
 * @param texts of its documents, in their order
 * @param isLocked whether the answer was locked before, and an assumption changed
 */
export type RunTexts = (
  item: number,
  texts: readonly string[],
  language: string | undefined,
  isLocked: boolean,
) => Promise<readonly ReplayOutcome[]>

const HINT = 'replay-hint'
const SPEEDS = [1, 2, 5, 10, 30] as const
/** The longest that playing waits for the next step: a rest says how long it was in words. */
const LONGEST_WAIT_MS = 2000

/**
 * A sitting that plays, with the keyboard as with the mouse. Links of the same report to its moments go there.
 *
 * @param place that it fills
 * @param run where texts can be run here; else what was run for the report is shown where it still holds
 */
export function mountReplay(place: HTMLElement, data: ReplayData, run?: RunTexts): void {
  const { items, steps } = data
  if (steps.length === 0) return
  const textsAt = seekTexts(data)
  let at = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let found: readonly number[] = []

  const play = element('button', { type: 'button' }, 'Play')
  const speed = element(
    'select',
    {},
    ...SPEEDS.map((each) => element('option', { value: String(each) }, `${each} ×`)),
  )
  const slider = element('input', {
    type: 'range',
    id: REPLAY_SLIDER,
    min: '0',
    max: String(steps.length - 1),
    value: '0',
    'aria-label': 'Place in the sitting',
  })
  const query = element('input', {
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': HINT,
  })
  const count = element('span', { role: 'status', class: 'quiet' })
  const now = element('p', { class: 'player-now' })
  const pane = textPane()
  // They stay in place from step to step: a button that is made anew would lose the focus, a status its reader.
  const result = element('div', { role: 'status' })
  const runHere = run && button('Run at this point', () => runAt(run, at))
  const outcome = element('div', { class: 'player-outcome' }, ...(runHere ? [runHere] : []), result)
  const buttons = [
    button('Back', () => go(at - 1)),
    button('Forward', () => go(at + 1)),
    button('Last stop', () => stop(-1)),
    button('Next stop', () => stop(1)),
  ]
  const root = element(
    'div',
    { class: 'player', role: 'group', 'aria-label': 'Replay of the sitting' },
    element('div', { class: 'player-row' }, play, element('label', {}, 'Speed ', speed), ...buttons),
    slider,
    element(
      'div',
      { class: 'player-row' },
      element('label', {}, 'Search the replay ', query),
      button('Find next', () => findNext()),
      count,
    ),
    element(
      'p',
      { class: 'note', id: HINT },
      'A time, as 12:30; how the visible cases ended: passed, failed or error; submitted; or any words of a text or a step.',
    ),
    now,
    pane.root,
    outcome,
    element(
      'p',
      { class: 'note' },
      'Keys: space plays and stops, the arrows left and right go a step, with Shift to the next stop (anything but writing), / goes to the search.',
    ),
  )
  play.addEventListener('click', toggle)
  slider.addEventListener('input', () => go(Number(slider.value)))
  query.addEventListener('input', () => {
    found = searchReplay(data, query.value)
    tellFound()
  })
  query.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') findNext()
  })
  root.addEventListener('keydown', onKey)
  place.replaceChildren(root)
  leadIntoReplay(place.closest('.report') ?? document, (seq) => go(stepOf(seq)))
  show()

  function button(words: string, act: () => void): HTMLButtonElement {
    const made = element('button', { type: 'button' }, words)
    made.addEventListener('click', act)
    return made
  }

  function go(to: number, isPlaying = false): void {
    at = Math.max(0, Math.min(steps.length - 1, to))
    if (!isPlaying) pause()
    show()
  }

  /** The step of an event, or the last before one that is no step. */
  function stepOf(seq: number): number {
    return steps.findLastIndex((step) => step.seq <= seq)
  }

  function stop(direction: 1 | -1): void {
    let to = at + direction
    while (steps[to]?.edit !== undefined) to += direction
    go(to)
  }

  function toggle(): void {
    if (timer !== undefined) return pause()
    if (at === steps.length - 1) go(0)
    play.textContent = 'Stop'
    next()
  }

  function pause(): void {
    clearTimeout(timer)
    timer = undefined
    play.textContent = 'Play'
  }

  function next(): void {
    const [here, there] = [steps[at], steps[at + 1]]
    if (!here || !there) return pause()
    const wait = Math.min(LONGEST_WAIT_MS, (there.ms - here.ms) / Number(speed.value))
    timer = setTimeout(() => {
      go(at + 1, true)
      next()
    }, wait)
  }

  function findNext(): void {
    const later = found.find((step) => step > at) ?? found[0]
    if (later !== undefined) go(later)
    tellFound()
  }

  function tellFound(): void {
    const own = found.indexOf(at)
    count.textContent =
      query.value.trim() === ''
        ? ''
        : found.length === 0
          ? 'nothing found'
          : own < 0
            ? `${found.length} found`
            : `${own + 1} of ${found.length} found`
  }

  function show(): void {
    const step = steps[at]
    if (!step) return
    const item = items[step.item]
    const words = `${clock(step.ms)}${item ? `, ${step.item + 1}. ${item.title}` : ''}: ${shortWords(step.words)}`
    slider.value = String(at)
    slider.setAttribute('aria-valuetext', words)
    now.textContent = `Step ${at + 1} of ${steps.length}. ${words}`
    const texts = textsAt(at)[step.item] ?? []
    pane.show(item, texts, step)
    showOutcome(step)
  }

  function showOutcome(step: ReplayStep): void {
    const canRun = items[step.item]?.canRun === true
    result.replaceChildren()
    if (runHere) runHere.hidden = !canRun
    if (runHere || !canRun) return
    const known = knownOutcome(at)
    result.append(
      ...(known
        ? outcomeList(known)
        : [
            element(
              'p',
              { class: 'quiet' },
              'What the visible cases give at this point was not run for this report; where writing stopped or rested for long, it was. The page /review/ of the site runs any point.',
            ),
          ]),
    )
  }

  function runAt(runTexts: RunTexts, place: number): void {
    const step = steps[place]
    if (!step) return
    result.replaceChildren('Running …')
    const tell = (...parts: readonly (Node | string)[]): void => {
      if (at === place) result.replaceChildren(...parts)
    }
    void runTexts(step.item, textsAt(place)[step.item] ?? [], languageAt(place), isLockedAt(place)).then(
      (cases) => tell(...outcomeList(cases)),
      () => tell('It could not be run here.'),
    )
  }

  /** Of the last run for the report, where nothing of the item has changed since. */
  function knownOutcome(place: number): readonly ReplayOutcome[] | undefined {
    const { item } = steps[place] ?? {}
    for (let back = place; back >= 0; back--) {
      const step = steps[back]
      if (step?.item !== item) continue
      if (step?.outcome) return step.outcome
      // other work, another language or other cases from here on
      if (step?.edit || step?.isLock || step?.language !== undefined) return undefined
    }
    return undefined
  }

  function languageAt(place: number): string | undefined {
    const { item } = steps[place] ?? {}
    return steps.slice(0, place + 1).findLast((step) => step.item === item && step.language !== undefined)
      ?.language
  }

  function isLockedAt(place: number): boolean {
    const { item } = steps[place] ?? {}
    return steps.slice(0, place + 1).some((step) => step.item === item && step.isLock === true)
  }

  function onKey(event: KeyboardEvent): void {
    const { target } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (target instanceof HTMLInputElement && target.type === 'search') return
    if (target instanceof HTMLSelectElement) return
    // a text scrolls by its own keys, and a button is pressed by its own
    if (target instanceof Element && target.closest('.code') !== null && event.key !== '/') return
    if (event.key === ' ' && !(target instanceof HTMLButtonElement)) toggle()
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const direction = event.key === 'ArrowLeft' ? -1 : 1
      if (event.shiftKey) stop(direction)
      else go(at + direction)
    } else if (event.key === '/') query.focus()
    else return
    event.preventDefault()
  }
}

function outcomeList(cases: readonly ReplayOutcome[]): readonly HTMLElement[] {
  const passed = cases.filter(({ isPassed }) => isPassed).length
  return [
    element('p', {}, `Visible cases at this point: ${passed} of ${cases.length} passed.`),
    element(
      'ul',
      {},
      ...cases.map(({ case: name, verdict }) => element('li', {}, element('bdi', {}, name), `: ${verdict}`)),
    ),
  ]
}
