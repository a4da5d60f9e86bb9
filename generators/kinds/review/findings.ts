import type { Findings } from '#adaptive'
import type { Review } from '#schemas/review'
import { suggest, type DataSource } from '#schemas/diagnose/index'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'
import { byOpaqueId, opaqueId } from '../opaque-id.ts'
import { checkQuote } from './check-quote.ts'
import { linesOf, type MarkedText } from './marked-files.ts'

/** What an author plants, as it stands in the file. */
type Authored = Pick<Review, 'defects' | 'decoys' | 'remarks'>

/** Lines of one file, from 1, both ends included. */
export interface Place {
  readonly file: string
  readonly from: number
  readonly to: number
}

type Lines = Review['defects'][number]['lines']

interface AuthoredPlace extends Place {
  /** Other lines of the same file. */
  readonly also: { from: number; to: number }[]
}

/** The key that the authored findings make, and the place of each by the author's id. */
export interface ReadFindings {
  readonly findings: Findings
  readonly places: ReadonlyMap<
    string,
    Place & { readonly class: Findings['defects'][number]['classes'][number] }
  >
  /** What the author calls each finding, by its opaque id. */
  readonly names: Readonly<Record<string, string>>
}

/**
 * Reads where the defects, the decoys and the remarks are, and tells every one that is nowhere, twice or in the way of
 * another.
 *
 * @param at where the data stands, for its places
 * @returns undefined where one of them cannot be placed
 */
export function readFindings(
  authored: Authored,
  {
    id,
    text,
    isLive,
    at,
    report,
  }: { id: string; text: MarkedText; isLive: boolean; at: DataSource; report: Report },
): ReadFindings | undefined {
  const ids = new Set<string>()
  const taken: { readonly name: string; readonly place: Place }[] = []
  const groups = ['defects', 'decoys', 'remarks'] as const
  const places = groups.map((group) =>
    rowsOf(authored, group).map((one, index): AuthoredPlace | undefined => {
      const path = [group, index] as const
      if (ids.has(one.id))
        report.error('marks/same-id', at.rangeOf([...path, 'id']), `Unexpected second \`${one.id}\``)
      ids.add(one.id)
      const { also: others = [] } = one
      const [place, ...also] = [one.lines, ...others].map((lines, place) => {
        const linesPath = place === 0 ? [...path, 'lines'] : [...path, 'also', place - 1]
        const found = readPlace({ ...one, lines }, text, { path, linesPath, at, report })
        const other = found && taken.find((each) => each.name !== one.id && overlap(each.place, found))
        if (other) {
          report.error(
            'marks/overlap',
            at.rangeOf(linesPath),
            `Unexpected lines of \`${other.name}\` in \`${one.id}\`: nobody could mark one without the other`,
            'Join the two, or move one to lines of its own',
          )
        }
        if (found) taken.push({ name: one.id, place: found })
        return found
      })
      if (!place || also.includes(undefined)) return undefined
      checkQuote(one.says, linesAt(place, text), { path, isLive, at, report })
      return { ...place, also: also.flatMap((each) => (each ? [{ from: each.from, to: each.to }] : [])) }
    }),
  )
  const [defects = [], decoys = [], remarks = []] = places
  if (places.flat().some((place) => place === undefined)) return undefined
  const known = new Map<string, ReturnType<ReadFindings['places']['get']> & object>()
  const opaque = ({ file, from, to }: Place) => opaqueId(id, 'finding', `${file}\n${from}\n${to}`)
  const fine = (rows: Authored['decoys'], found: readonly (AuthoredPlace | undefined)[]) =>
    byOpaqueId(
      rows.flatMap(({ id: name, why }, index) => {
        const authoredPlace = found[index]
        if (!authoredPlace) return []
        const { also: _, ...place } = authoredPlace
        known.set(name, { ...place, class: 'correctness' })
        return [{ id: opaque(place), ...place, why }]
      }),
    )
  return {
    findings: {
      defects: byOpaqueId(
        authored.defects.flatMap(({ id: name, class: named, severity, why }, index) => {
          const authoredPlace = defects[index]
          if (!authoredPlace) return []
          const { also, ...place } = authoredPlace
          const classes = typeof named === 'string' ? [named] : named
          known.set(name, { ...place, class: classes[0] ?? 'correctness' })
          return [{ id: opaque(place), ...place, also, classes: [...classes], severity, why }]
        }),
      ) as Findings['defects'],
      decoys: fine(authored.decoys, decoys),
      remarks: fine(authored.remarks ?? [], remarks),
    },
    places: known,
    names: Object.fromEntries([...known].map(([name, place]) => [opaque(place), name])),
  }
}

interface Row {
  readonly id: string
  readonly says?: string
  readonly file?: string
  readonly lines: Lines
  readonly also?: readonly Lines[]
}

function rowsOf(authored: Authored, group: keyof Authored): readonly Row[] {
  return authored[group] ?? []
}

/** The lines that an entry names; undefined, with a diagnostic, where the file has none such. */
export function readPlace(
  { file, lines }: { readonly file?: string; readonly lines: number | readonly number[] },
  { files }: MarkedText,
  {
    path,
    linesPath = [...path, 'lines'],
    at,
    report,
  }: {
    path: readonly (string | number)[]
    linesPath?: readonly (string | number)[]
    at: DataSource
    report: Report
  },
): Place | undefined {
  const names = files.map(({ name }) => name)
  const [only] = files
  const found =
    file === undefined ? (files.length === 1 ? only : undefined) : files.find(({ name }) => name === file)
  if (!found) {
    const meant = file === undefined ? undefined : suggest(file, names)
    report.error(
      'marks/unknown-file',
      file === undefined ? at.rangeOf(path) : at.rangeOf([...path, 'file']),
      file === undefined
        ? `Missing \`file\`, expected one of ${names.join(', ')}`
        : `Unexpected file \`${file}\`, expected one of ${names.join(', ')}`,
      meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
      wordEdit(meant),
    )
    return undefined
  }
  const [from, to] = typeof lines === 'number' ? [lines, lines] : [lines[0] ?? 0, lines[1] ?? 0]
  const last = linesOf(found.text)
  if (from > to || to > last) {
    report.error(
      'marks/lines',
      at.rangeOf(linesPath),
      from > to
        ? `Unexpected lines ${from} to ${to}, expected the first one first`
        : `Unexpected line ${to}, expected 1 to ${last}, as \`${found.name}\` has`,
    )
    return undefined
  }
  return { file: found.name, from, to }
}

/** The lines of a place as they are read: of a diff without the signs before them. */
function linesAt({ file, from, to }: Place, { form, files }: MarkedText): string {
  const lines = (files.find(({ name }) => name === file)?.text ?? '').split('\n').slice(from - 1, to)
  return lines.map((line) => (form === 'diff' ? line.slice(1) : line)).join('\n')
}

function overlap(left: Place, right: Place): boolean {
  return left.file === right.file && left.from <= right.to && right.from <= left.to
}
