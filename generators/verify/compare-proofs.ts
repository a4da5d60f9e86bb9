import { canonicalJson } from '#log'
import type { Proof } from '#schemas/proof'

/**
 * Where a proof that was made again is not the one that is stored.
 *
 * @returns a sentence for each difference; none where they are the same to the byte
 */
export function compareProofs(stored: Proof, again: Proof): readonly string[] {
  if (stored.tool !== again.tool)
    return [`its proof was made by ${stored.tool}, which this is not (${again.tool}): prove it anew`]
  const rows = (proof: Proof) => new Map((proof.matrix ?? []).map((row) => [row.file, row]))
  const [before, after] = [rows(stored), rows(again)]
  const files = new Set([...before.keys(), ...after.keys()])
  const differing = [...files].filter((file) => !same(before.get(file), after.get(file)))
  const parts = (Object.keys({ ...stored, ...again }) as (keyof Proof)[]).filter(
    (key) => key !== 'matrix' && !same(stored[key], again[key]),
  )
  return [
    ...differing.map((file) => `its proof cannot be repeated: ${file} does something else now`),
    ...parts.map(
      (key) => `its proof cannot be repeated: ${key} is ${shown(again[key])}, and was ${shown(stored[key])}`,
    ),
  ]
}

function same(left: unknown, right: unknown): boolean {
  return canonicalJson(left ?? null) === canonicalJson(right ?? null)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent'
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
