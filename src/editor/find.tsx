import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  search,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search'
import { EditorState, StateEffect, type Extension } from '@codemirror/state'
import { EditorView, keymap, runScopeHandlers, type Panel } from '@codemirror/view'
import { render } from 'preact'
import { editorFind as words } from '../text/editor-find.ts'
import type { FindPart } from './find-keys.ts'
import { findLook } from './find-look.ts'
import { FindPanel, foundInWords, type FindChoices } from './FindPanel.tsx'

/** The editors that have it: it stays once it was there. */
const prepared = new WeakSet<EditorView>()

/**
 * Opens find and replace below the code. Loaded with its first use.
 *
 * @param part Where the focus goes. To what to put in, only where it is known what to find.
 * @param typed What was typed meanwhile, for the field; empty for what is selected, or was sought last.
 */
export function openFind(view: EditorView, part: FindPart, typed = ''): void {
  if (!prepared.has(view)) view.dispatch({ effects: StateEffect.appendConfig.of(find) })
  prepared.add(view)
  openSearchPanel(view)
  if (typed !== '') choose(view, { search: typed })
  const field = part === 'replace' && getSearchQuery(view.state).search !== '' ? 'replace' : 'search'
  const input = view.dom.querySelector<HTMLInputElement>(`.find input[name=${field}]`)
  input?.focus()
  // Typing goes on where it has begun; what was there before is ready to be typed over.
  if (typed === '') input?.select()
}

/** Takes some choices over, and tells what they find. */
function choose(view: EditorView, some: Partial<FindChoices>): void {
  const before = getSearchQuery(view.state)
  const { search: text, replace, caseSensitive, wholeWord, regexp } = { ...before, ...some }
  // Outside patterns, \n is two characters: code is full of them.
  const query = new SearchQuery({ search: text, replace, caseSensitive, wholeWord, regexp, literal: !regexp })
  if (query.eq(before)) return
  const told = some.replace === undefined && query.search !== ''
  view.dispatch({
    effects: [
      setSearchQuery.of(query),
      ...(told ? [EditorView.announce.of(foundInWords(query, view.state))] : []),
    ],
  })
}

function createPanel(view: EditorView): Panel {
  const dom = document.createElement('div')
  dom.className = 'find'
  dom.setAttribute('role', 'search')
  dom.setAttribute('aria-label', words.heading)
  dom.addEventListener('keydown', (event) => {
    if (runScopeHandlers(view, event, 'search-panel')) event.preventDefault()
  })
  const draw = (): void => {
    const props = { view, onChoose: (some: Partial<FindChoices>) => choose(view, some) }
    render(<FindPanel {...props} />, dom)
  }
  draw()
  return {
    dom,
    update: ({ docChanged, selectionSet, transactions }) => {
      const isNew = transactions.some(({ effects }) => effects.some((effect) => effect.is(setSearchQuery)))
      if (docChanged || selectionSet || isNew) draw()
    },
    destroy: () => {
      render(null, dom)
    },
  }
}

const find: Extension = [
  search({ literal: true, createPanel }),
  EditorState.phrases.of(words.phrases),
  keymap.of([
    { key: 'F3', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
    { key: 'Mod-g', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
    { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
    ...(['Mod-f', 'Mod-Alt-f'] as const).map((key) => ({
      key,
      run: (view: EditorView): boolean => {
        openFind(view, key === 'Mod-f' ? 'find' : 'replace')
        return true
      },
      scope: 'search-panel',
    })),
  ]),
  findLook,
]
