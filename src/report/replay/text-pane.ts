import type { ChangePart } from '#log'
import { shownText } from '../shown-text.ts'
import { element } from './element.ts'
import type { ReplayItem, ReplayStep } from './replay-data.ts'

interface TextPane {
  readonly root: HTMLElement
  readonly show: (item: ReplayItem | undefined, texts: readonly string[], step: ReplayStep) => void
}

/** One document: it stays in its place, with its scroll and focus, as long as its item is shown. */
interface Frame {
  readonly root: HTMLElement
  readonly region: HTMLElement
  readonly code: HTMLElement
}

/** The texts of the item at hand; of several, those that differ from what was given. What has just changed is marked. */
export function textPane(): TextPane {
  const root = element('div', { class: 'player-texts' })
  let shown: ReplayItem | undefined
  let frames: readonly Frame[] = []
  return {
    root,
    show: (item, texts, step) => {
      if (item !== shown) {
        frames = (item?.documents ?? []).map(({ name }) => frameOf(name))
        root.replaceChildren(...frames.map((frame) => frame.root))
        shown = item
      }
      for (const [place, frame] of frames.entries()) {
        const text = texts[place] ?? ''
        const isEdited = step.edit?.document === place
        frame.root.hidden = frames.length > 1 && !isEdited && text === item?.documents[place]?.starter
        frame.code.replaceChildren(
          ...(step.edit && isEdited ? marked(text, step.edit.changes) : shownNodes(text)),
        )
        if (isEdited) bringIntoView(frame)
      }
    },
  }
}

function frameOf(name: string): Frame {
  const code = element('code', {})
  const region = element(
    'div',
    { class: 'code', role: 'region', tabindex: '0', 'aria-label': `Text of ${name}` },
    element('pre', {}, code),
  )
  return { root: element('div', {}, element('h3', { class: 'document-name' }, name), region), region, code }
}

/** Scrolls the text, never the page: whoever watches a replay looks at one place. */
function bringIntoView({ region, code }: Frame): void {
  const mark = code.querySelector('mark')
  if (mark === null) return
  const [frame, place] = [region.getBoundingClientRect(), mark.getBoundingClientRect()]
  const room = 40
  if (place.top < frame.top || place.bottom > frame.bottom)
    region.scrollTop += place.top - frame.top - region.clientHeight / 3
  if (place.left < frame.left || place.right > frame.right - room)
    region.scrollLeft += place.right - frame.right + room
  if (mark.getBoundingClientRect().left < frame.left) region.scrollLeft = 0
}

/** A text with what an edit has put into it marked, and where it has only taken something away. */
function marked(text: string, changes: readonly ChangePart[]): readonly (Node | string)[] {
  let at = 0
  return changes.flatMap((part): readonly (Node | string)[] => {
    const from = at
    if (typeof part === 'number') {
      at += part
      return shownNodes(text.slice(from, at))
    }
    const [, ...lines] = part
    at += lines.join('\n').length
    return [
      at > from
        ? element('mark', {}, ...shownNodes(text.slice(from, at)))
        : element('mark', { class: 'gone' }),
    ]
  })
}

function shownNodes(text: string): readonly (Node | string)[] {
  return shownText(text).map((part) =>
    'sign' in part ? element('span', { class: 'sign' }, part.sign) : part.text,
  )
}
