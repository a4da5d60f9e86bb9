/** What broke the syntax, with its place in UTF-16 code units. */
export interface SyntaxFault {
  readonly code: string
  readonly message: string
  readonly help?: string
  readonly offset: number
  readonly end: number
  /** What to read instead, of the same length, to go on behind the fault; undefined where that cannot be told. */
  readonly mend: { readonly start: number; readonly text: string } | undefined
  /** What to write instead, at offsets of its own. */
  readonly fix?: { readonly start: number; readonly end: number; readonly text: string }
  /** Name of the element whose opening tag is lost, so that its closing one stands alone. */
  readonly tag?: string
}

/** @returns how to read on without the mark at an offset: as a letter */
export function without(mark: number | undefined): SyntaxFault['mend'] {
  return mark === undefined ? undefined : { start: mark, text: 'x' }
}
