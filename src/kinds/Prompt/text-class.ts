/** @param text What a model was given, or gave. @returns The class that sets it as prose, or, where it is data, as code. */
export function textClass(text: string): string {
  return /^[{[]/.test(text) ? 'prompt-text prompt-data' : 'prompt-text'
}
