/**
 * Whether a block of code never ends: Markdown then takes the rest of the file, or of the list, for code.
 *
 * @param source the block as it was written, from its opening fence on
 */
export function isUnclosedFence(source: string): boolean {
  const [opening = ''] = /^(`{3,}|~{3,})/.exec(source) ?? []
  if (opening === '') return false
  const lines = source.split(/\r?\n/)
  const last = lines.length > 1 ? (lines.at(-1) ?? '') : ''
  const [, closing = ''] = /^[\s>]*(`{3,}|~{3,})[ \t]*$/.exec(last) ?? []
  return closing[0] !== opening[0] || closing.length < opening.length
}
