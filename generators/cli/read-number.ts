import { UsageError } from './command.ts'

/**
 * Reads an option that is a whole number.
 *
 * @throws UsageError for anything else
 */
export function readNumber(
  name: string,
  value: unknown,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new UsageError(`${name} is "${String(value)}", expected a whole number from ${least} to ${most}`)
}
