/**
 * A bank's id from the name of its folder: `Ferry line` becomes `ferry-line`.
 *
 * @returns undefined where no letter or digit of the alphabet a to z is left
 */
export function slugOf(name: string): string | undefined {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '')
  return words.length === 0 ? undefined : words.join('-').slice(0, MOST).replace(/-$/, '')
}

/** Longest id, in characters; the schema of bank.yaml says the same. */
const MOST = 80
