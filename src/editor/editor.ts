import type { EditorSettings } from './settings.ts'

/** What both editors take; they are equal in function. */
export interface EditorOptions {
  readonly language: string
  readonly text: string
  /** Offset of the cursor in UTF-16 units, from 0. */
  readonly cursor: number
  readonly label: string
  /** Id of the element that tells the keys. */
  readonly describedBy: string
  readonly scrollerLabel: string
  readonly settings: EditorSettings
  /** What this editor returned when it was last taken off this document; undefined the first time. */
  readonly memory: unknown
  /** A coarse edit: the change as a CodeMirror change set in JSON, and the text after it. */
  readonly onEdit: (changes: readonly unknown[], text: string) => void
  /** A paste or a drop. */
  readonly onPaste: (text: string) => void
  /** Text that no key and no paste brought: how many characters. */
  readonly onUntrusted: (characters: number) => void
  /** An edit was refused, because the answer would have become too long. */
  readonly onTooLong: () => void
  readonly onRun: () => void
  readonly onSubmit: () => void
  /** Switch to the other editor. */
  readonly onToggle: () => void
  /** The Tab key shall do the other of its two. */
  readonly onToggleTab: () => void
  /** Names the line in which vim takes commands and what to search for. */
  readonly vimLineLabel: string
  /** Vim's mode changed. */
  readonly onVimMode: (mode: string) => void
  /** The vim keys did not arrive. */
  readonly onVimMissing: () => void
  /** Find and replace did not arrive. */
  readonly onFindMissing: () => void
}

/** An editor on the page. */
export interface MountedEditor {
  /** Hands on edits that still wait. */
  readonly flush: () => void
  readonly focus: () => void
  readonly cursor: () => number
  /** Puts the cursor at the start of a line, counted from 1, and shows it. */
  readonly showLine: (line: number) => void
  /** Lets nothing be changed, or lets it again; the text can be read and copied all the same. */
  readonly lock: (isLocked: boolean) => void
  /** Takes settings over; text, cursor and undo stay as they are. */
  readonly configure: (settings: EditorSettings) => void
  /** Measures anew after the text has another size. */
  readonly measure: () => void
  /** Hands on edits that still wait, and takes the editor off the page. Returns what it needs to go on later. */
  readonly destroy: () => unknown
}
