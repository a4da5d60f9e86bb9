import { createChoice } from '../components/preference.ts'

/** How the editors look and behave; the candidate chooses, and this browser remembers it. */
export interface EditorSettings {
  /** Width of a tab, and of one step of indentation, in columns. */
  readonly tabSize: number
  readonly tabKey: 'indents' | 'moves'
  readonly wrap: boolean
  readonly vim: boolean
}

/** The choices by name. */
export const editorChoices = {
  /** Unless chosen here, an accommodation of the session decides. */
  editor: createChoice('editor', ['unset', 'code', 'plain'], 'unset'),
  colours: createChoice('editor-colours', ['page', 'light', 'dark', 'contrast'], 'page'),
  /** In pixels where a page's text has 16; it grows with the text of the page. */
  size: createChoice('editor-size', [12, 13, 14, 15, 16, 18, 20, 22, 24], 15),
  tabSize: createChoice('editor-tab-size', [2, 4, 8], 2),
  tabKey: createChoice('editor-tab-key', ['indents', 'moves'], 'indents'),
  wrap: createChoice<boolean>('editor-wrap', [true, false], true),
  vim: createChoice<boolean>('editor-vim', [true, false], false),
} as const

/** @returns The settings as they are now; a component that asks is drawn again when they change. */
export function editorSettings(): EditorSettings {
  const { tabSize, tabKey, wrap, vim } = editorChoices
  return {
    tabSize: tabSize.chosen.value,
    tabKey: tabKey.chosen.value,
    wrap: wrap.chosen.value,
    vim: vim.chosen.value,
  }
}

/** Back to how everything was at first. The choice between the two editors stays. */
export function resetEditor(): void {
  const { colours, size, tabSize, tabKey, wrap, vim } = editorChoices
  colours.set(colours.initial)
  size.set(size.initial)
  tabSize.set(tabSize.initial)
  tabKey.set(tabKey.initial)
  wrap.set(wrap.initial)
  vim.set(vim.initial)
}
