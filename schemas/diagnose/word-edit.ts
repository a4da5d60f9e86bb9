import { stringify } from 'yaml'
import type { Edit } from './report.ts'

/**
 * @param word what was meant in a YAML file; undefined where nobody can tell
 * @returns the edit that writes it, in quotes where YAML would take it for something else
 */
export function wordEdit(word: string | undefined): Edit | undefined {
  return word === undefined ? undefined : { text: stringify(word, { lineWidth: 0 }).trimEnd() }
}
