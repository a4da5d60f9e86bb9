/** What both editors take; they are equal in function. */
export interface EditorOptions {
  readonly language: string
  readonly text: string
  /** Offset of the cursor in UTF-16 units, from 0. */
  readonly cursor: number
  readonly label: string
  readonly scrollerLabel: string
  /** A coarse edit: the change as a CodeMirror change set in JSON, and the text after it. */
  readonly onEdit: (changes: readonly unknown[], text: string) => void
  readonly onPaste: (text: string) => void
  /** An edit was refused, because the answer would have become too long. */
  readonly onTooLong: () => void
  readonly onRun: () => void
  readonly onSubmit: () => void
  /** Switch to the other editor. */
  readonly onToggle: () => void
}

/** An editor on the page. */
export interface MountedEditor {
  /** Hands on edits that still wait. */
  readonly flush: () => void
  readonly focus: () => void
  readonly cursor: () => number
  /** Puts the cursor at the start of a line, counted from 1, and shows it. */
  readonly showLine: (line: number) => void
  /** Hands on edits that still wait, and takes the editor off the page. */
  readonly destroy: () => void
}
