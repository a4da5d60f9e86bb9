import type { ChangePart } from '#log'
import { element } from './element.ts'
import type { ReplayItem, ReplayStep } from './replay-data.ts'

interface TextPane {
  readonly root: HTMLElement
  readonly show: (item: ReplayItem | undefined, texts: readonly string[], step: ReplayStep) => void
}

/** The texts of the item at hand; of several, those that differ from what was given, and what has just come is marked. */
export function textPane(): TextPane {
  const root = element('div', { class: 'player-texts' })
  return {
    root,
    show: (item, texts, step) => {
      root.replaceChildren(
        ...(item?.documents ?? []).flatMap(({ name, starter }, place) => {
          const text = texts[place] ?? ''
          const isEdited = step.edit?.document === place
          if (texts.length > 1 && text === starter && !isEdited) return []
          const code = element(
            'code',
            {},
            ...(step.edit && isEdited ? marked(text, step.edit.changes) : [text]),
          )
          return [
            element('h4', {}, name),
            element(
              'div',
              { class: 'code', role: 'region', tabindex: '0', 'aria-label': `Text of ${name}` },
              element('pre', {}, code),
            ),
          ]
        }),
      )
    },
  }
}

/** A text with what an edit has put into it marked. */
function marked(text: string, changes: readonly ChangePart[]): readonly (Node | string)[] {
  let at = 0
  return changes.flatMap((part): readonly (Node | string)[] => {
    const from = at
    if (typeof part === 'number') {
      at += part
      return [text.slice(from, at)]
    }
    const [, ...lines] = part
    at += lines.join('\n').length
    return at > from ? [element('mark', {}, text.slice(from, at))] : []
  })
}
