import { stampLineSchema, type StampLine } from '#schemas/stamp-line'

/** What a witness was told, by attempt, each in the order of the file. */
export type Stamps = ReadonlyMap<string, readonly StampLine[]>

/** A file of stamps that cannot be read; the message names the line. */
export class StampsError extends Error {
  override readonly name = 'StampsError'
}

/**
 * Reads a witness's file. A last line without its end was being written when the power went: nobody was told that it is kept,
 * and it is left out.
 *
 * @param path for what is said
 * @throws StampsError
 */
export function parseStamps(text: string, path: string): Stamps {
  const lines = text.split('\n').slice(0, -1)
  return Map.groupBy(
    lines.map((line, at) => parseLine(line, `${path}:${at + 1}`)),
    ({ attempt }) => attempt,
  )
}

function parseLine(line: string, place: string): StampLine {
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch {
    // What a parser says quotes the line, which in a file named by mistake may be a secret.
    throw new StampsError(
      `${place}: no JSON, expected a line that assay collect wrote: take the file from a copy`,
    )
  }
  const parsed = stampLineSchema.parse(data)
  if (parsed.ok) return parsed.value
  const [fault] = parsed.faults
  throw new StampsError(
    `${place}: ${fault?.path || 'the line'} ${fault?.message ?? 'is wrong'}, expected a stamp that assay collect wrote`,
  )
}
