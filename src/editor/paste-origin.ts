/** Where pasted text comes from, as far as the page can know. */
export type PasteOrigin = 'internal' | 'problem' | 'external'

/** What the page holds that a paste may repeat. */
export interface PageTexts {
  /** The candidate's own texts, and what was last copied from them. */
  readonly own: readonly string[]
  /** The problem as it is shown, and what was last copied from the page. */
  readonly problem: string
}

/**
 * Tells a move of one's own text or a quotation of the problem from text that came from elsewhere.
 *
 * @param pasted The pasted text; it is compared and then forgotten.
 * @param texts What the page holds. White space is not compared, so that wrapped and indented copies are found.
 */
export function pasteOrigin(pasted: string, { own, problem }: PageTexts): PasteOrigin {
  const wanted = withoutSpace(pasted)
  if (own.some((text) => withoutSpace(text).includes(wanted))) return 'internal'
  return withoutSpace(problem).includes(wanted) ? 'problem' : 'external'
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}
