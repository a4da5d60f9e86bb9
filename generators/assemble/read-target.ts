import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** A target curve, or what is wrong with its file. */
export type ReadTarget =
  | {
      readonly ok: true
      readonly points: readonly { readonly theta: number; readonly information: number }[]
    }
  | { readonly ok: false; readonly fault: string }

/** Largest ability in logits that a target may speak of. */
const FARTHEST = 10

/**
 * Reads the information that forms are to have: JSON, `[{"theta": -1, "information": 4}, …]`, or what
 * `assay assemble --out` wrote, whose first form new forms are then to be parallel to.
 *
 * @param file as the caller wrote it
 * @param cwd the folder that it is relative to
 */
export function readTarget(file: string, cwd: string): ReadTarget {
  const fault = (words: string): ReadTarget => ({ ok: false, fault: `${file}: ${words}` })
  let value: unknown
  try {
    value = JSON.parse(readFileSync(resolve(cwd, file), 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return fault(`Unexpected JSON: ${error.message}`)
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return fault('Missing file')
    if (code === 'EISDIR') return fault('Unexpected folder, expected a file')
    if (code === 'EACCES') return fault('Unreadable: you have no right to read this file')
    throw error
  }
  const list = Array.isArray(value) ? (value as readonly unknown[]) : pointsOfForm(value)
  if (list === undefined || list.length === 0)
    return fault('expected a list such as [{"theta": 0, "information": 5}], or forms of one block by --out')
  const points: { theta: number; information: number }[] = []
  for (const [i, entry] of list.entries()) {
    const theta = numberAt(entry, 'theta')
    const information = numberAt(entry, 'information')
    if (theta === undefined || Math.abs(theta) > FARTHEST)
      return fault(`point ${i + 1}: expected a number theta from −${FARTHEST} to ${FARTHEST}`)
    if (information === undefined || information < 0)
      return fault(`point ${i + 1}: expected a number information that is not negative`)
    if (points.some((point) => point.theta === theta))
      return fault(`point ${i + 1}: Unexpected second theta ${theta}`)
    points.push({ theta, information })
  }
  return { ok: true, points: points.toSorted((left, right) => left.theta - right.theta) }
}

/** The curve of the first form of a report; undefined for anything else, and where its blocks have one each. */
function pointsOfForm(value: unknown): readonly unknown[] | undefined {
  const forms = at(value, 'forms')
  const blocks = Array.isArray(forms) ? at(forms[0], 'blocks') : undefined
  if (!Array.isArray(blocks) || blocks.length !== 1) return undefined
  const points = at(blocks[0], 'at')
  return Array.isArray(points) ? points : undefined
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined
}

function numberAt(value: unknown, key: string): number | undefined {
  const found = at(value, key)
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined
}
