import { parseJson } from '#log'

/** The form that the API holds a solver's answer to. */
export const programFormat = {
  type: 'object',
  additionalProperties: false,
  required: ['program'],
  properties: { program: { type: 'string' } },
} as const

/** Longest program that is taken, in characters. */
const LONGEST = 12_000

/** @returns the program that a solver answered with; undefined where the answer is of another form */
export function readProgram(text: string): string | undefined {
  const parsed = parseJson(text)
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined
  const { program, ...others } = parsed.value as Readonly<Record<string, unknown>>
  const isWhole = typeof program === 'string' && program.trim() !== '' && Object.keys(others).length === 0
  return isWhole && program.length <= LONGEST ? program : undefined
}
