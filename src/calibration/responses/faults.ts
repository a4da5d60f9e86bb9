import type { Diagnostic, Range } from '#schemas/diagnose/index'

/** How many errors are told one by one where nobody says otherwise, and how many warnings; the others are counted. */
const MOST_TOLD = 20

/** A place in a file of responses; lines and columns count from 1. */
export interface Place {
  readonly file?: string
  readonly line: number
  /** In UTF-16 code units; in Parquet the number of the column. */
  readonly column: number
  /** Characters that are meant, 0 for a point. */
  readonly width?: number
}

/**
 * Where readers put what they find: the first of each severity are kept, the rest is counted. A place that is dear to
 * find is given as a function, for what is kept alone.
 */
export interface Faults {
  readonly error: (
    code: string,
    place: Place | (() => Place),
    message: string,
    help?: string,
    related?: Related,
  ) => void
  readonly warning: (code: string, place: Place, message: string, help?: string) => void
  /** Errors so far, also those that are not told one by one. */
  readonly errors: () => number
  /** Errors or, where there are none, warnings, in the order of the file; the last one says how many more there are. */
  readonly told: () => readonly Diagnostic[]
}

interface Related {
  readonly place: Place
  readonly message: string
}

/**
 * @param file as the caller wrote it, for places that name no other
 * @param most how many of a severity are told one by one
 */
export function createFaults(file: string, most: number = MOST_TOLD): Faults {
  const found = {
    error: { count: 0, kept: [] as Diagnostic[] },
    warning: { count: 0, kept: [] as Diagnostic[] },
  }
  const add = (
    severity: Diagnostic['severity'],
    code: string,
    placed: Place | (() => Place),
    message: string,
    help?: string,
    related?: Related,
  ): void => {
    const list = found[severity]
    list.count += 1
    if (list.count > most) return
    const place = typeof placed === 'function' ? placed() : placed
    list.kept.push({
      code: `data/${code}`,
      severity,
      file: place.file ?? file,
      range: rangeOf(place),
      message,
      ...(help === undefined ? {} : { help }),
      ...(related
        ? {
            related: [
              { file: related.place.file ?? file, range: rangeOf(related.place), message: related.message },
            ],
          }
        : {}),
    })
  }
  const toldOf = (severity: Diagnostic['severity']): readonly Diagnostic[] => {
    const { count, kept } = found[severity]
    const last = kept.at(-1)
    if (last === undefined || count === kept.length) return kept
    const more = count - kept.length
    const thing = `${severity}${more === 1 ? '' : 's'}`
    return [
      ...kept,
      {
        code: 'data/more',
        severity,
        file: last.file,
        range: last.range,
        message: `And ${more} more ${thing}`,
      },
    ]
  }
  return {
    error: (code, place, message, help, related) => add('error', code, place, message, help, related),
    warning: (code, place, message, help) => add('warning', code, place, message, help),
    errors: () => found.error.count,
    told: () => toldOf(found.error.count > 0 ? 'error' : 'warning'),
  }
}

function rangeOf({ line, column, width = 0 }: Place): Range {
  return { start: { line, column }, end: { line, column: column + width } }
}

/** What stands in a file, short enough for a message. */
export function quoted(text: string): string {
  const shown = text.replaceAll(/\s+/g, ' ')
  return `\`${shown.length > 60 ? `${shown.slice(0, 59)}…` : shown}\``
}
