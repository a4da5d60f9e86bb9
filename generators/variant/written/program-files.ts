import type { Runnable } from '../../verify/execute-apart.ts'

/** A submission of a variant. */
export interface FiledProgram extends Runnable {
  /** Below `submissions/`, such as `accepted/reference.ts`. */
  readonly file: string
  readonly approach?: string
  readonly mistake?: string
  readonly fails?: readonly string[]
  readonly category?: number
}

const extensions = { typescript: 'ts', javascript: 'js', python: 'py' } as const

/** @returns what a program's file ends with */
export function extensionOf(language: Runnable['language']): string {
  return extensions[language]
}

/** Name of the file of what a person might believe. @param at from 1 */
export function beliefFile(at: number): string {
  return `belief-${at}`
}

/** Whether a file is that of a belief. */
export function isBelief(file: string): boolean {
  return /\/belief-\d+\./.test(file)
}
