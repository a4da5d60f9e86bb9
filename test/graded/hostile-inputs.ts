/** What hostile files are made of. */
import fc from 'fast-check'

export const traps = [
  '\u001B[2J\u001B[31mACCEPTED',
  '\u202Edetpecca',
  'a\u200Bb\u2066c\u2069',
  '<img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '\u009B31m',
  'x\u2028y\u0000z',
  '__proto__',
]

const anyTrap = fc.constantFrom(...traps)
export const anyValue = fc.oneof(
  anyTrap,
  fc.jsonValue(),
  fc.constantFrom(-1, 1e308, 0.5, 2 ** 53, null, true),
)

/** Sets one value somewhere within JSON: a leaf, a branch, or the whole. @param path which turn to take at each branch */
export function withValue(data: unknown, path: readonly number[], value: unknown): unknown {
  const [turn, ...rest] = path
  if (turn === undefined || typeof data !== 'object' || data === null) return value
  const keys = Object.keys(data)
  const key = keys[turn % Math.max(1, keys.length)]
  if (key === undefined) return value
  const changed = withValue(Reflect.get(data, key), rest, value)
  return Array.isArray(data) ? data.with(Number(key), changed) : { ...data, [key]: changed }
}
