import { fieldOf } from './field.ts'

export interface Sign {
  title: string
  text: string
}

/** Puts the lines of a file together to signs; what belongs to none is left out. */
export function readLines(lines: string[]): Sign[] {
  const signs: Sign[] = []
  for (const line of lines) {
    const field = fieldOf(line)
    if (field === undefined) continue
    if (field.name === 'title') signs.push({ title: field.value, text: '' })
    const sign = signs.at(-1)
    if (field.name === 'text' && sign !== undefined) sign.text = field.value
  }
  return signs
}
