import { showValue, type Encoded } from '#schemas/value'
import { learnPython } from '../text/value-words.ts'
import { plainJson } from './plain-json.ts'

/** How a language writes values, for the candidate who works in it. What is stored and scored is the same in each. */
export interface ValueWriting {
  /**
   * A value as people read it.
   *
   * @param value the encoded value
   * @param type what it should be, as the signature writes it
   * @param longest UTF-16 code units after which it is cut
   */
  readonly show: (value: Encoded, type: string, longest: number) => string
  /** A value in one line, as a case of one's own has it and is read again; undefined where there is no way to say it. */
  readonly write: (value: Encoded, type: string) => string | undefined
  /** A parameter's name. */
  readonly nameOf: (parameter: string) => string
}

const json: ValueWriting = {
  show: (value, _, longest) => showValue(value, longest),
  write: plainJson,
  nameOf: (parameter) => parameter,
}

/** There once it was loaded: most sessions need none of it. */
let python: ValueWriting | undefined

/**
 * How a language writes values; before its own way is there, as JSON has them.
 *
 * @param language what the candidate writes in; all but Python read JSON
 */
export function valueWriting(language: string): ValueWriting {
  return language === 'python' && python !== undefined ? python : json
}

/** Brings how a language writes values, and what it calls them; where that does not come, values are written as JSON has them. */
export async function loadValueWriting(language: string): Promise<void> {
  if (language !== 'python') return
  const loaded = await import('./python-writing.ts').catch(() => undefined)
  if (loaded === undefined) return
  python = loaded.python
  learnPython(loaded.pythonWords)
}
