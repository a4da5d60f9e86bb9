import katex from 'katex'

/** A formula as MathML, or where and why it is none. */
export type Formula =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly message: string; readonly offset: number }

/**
 * Turns TeX into MathML, which browsers and screen readers know; no style sheet and no fonts are needed.
 *
 * @param tex the formula
 * @param display whether it stands on a line of its own
 * @returns the MathML; or the fault with its offset in UTF-16 code units from the start of `tex`
 */
export function renderMath(tex: string, display: boolean): Formula {
  try {
    const html = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: display,
      throwOnError: true,
      strict: false,
      trust: false,
      maxExpand: 100,
      maxSize: 20,
    })
    if (/\sstyle="/.test(html)) {
      return {
        ok: false,
        message: 'Unexpected command that sets a style, expected plain mathematics',
        offset: 0,
      }
    }
    return { ok: true, html }
  } catch (error) {
    const offset =
      error instanceof Error && 'position' in error && typeof error.position === 'number' ? error.position : 0
    const reason = error instanceof Error ? error.message : String(error)
    const words = reason.replace(/^KaTeX parse error: /, '').replace(/ at position \d+:.*$/s, '')
    return { ok: false, message: `Unexpected formula: ${words}`, offset }
  }
}
