/** The longest answer that is kept, in UTF-8 bytes (included). */
export const answerLimitBytes = 64 * 1024

/**
 * @param text An answer.
 * @returns Whether it can be kept. Long texts are not measured in full, so a megabyte costs nothing.
 */
export function fitsAnswer(text: string): boolean {
  if (text.length > answerLimitBytes) return false
  return text.length * 3 <= answerLimitBytes || new TextEncoder().encode(text).length <= answerLimitBytes
}
