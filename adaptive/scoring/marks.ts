import type { KeyOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { ScorePart } from './graded-response.ts'

/** Lines that a candidate marked, as a defect of a class. */
export type Mark = ResponseOf<'review'>['marks'][number]
/** What a key says of the lines: defects, decoys (odd and fine) and remarks (true, and of no consequence). */
export type Findings = Pick<KeyOf<'review'>, 'defects' | 'decoys' | 'remarks'>
type Defect = Findings['defects'][number]
/** What a category asks to be found, beside all that stands before it. */
export type FindStep = 'one-high' | 'high' | 'medium' | 'all'

/** How many lines a mark may have beyond those of the defect that it finds (included). */
export const markSlack = 2
/** A mark that finds nothing is one false alarm for each of these many lines that it begins. */
export const alarmLines = 5

/** What became of one mark. */
export interface MarkOutcome {
  /**
   * `found`: a defect. `remark`: true, and of no consequence. `too-long`: a defect is in it, but nobody could tell
   * which lines are meant. `decoy` and `clean`: a false alarm.
   */
  readonly outcome: 'found' | 'remark' | 'too-long' | 'decoy' | 'clean'
  /** false alarms that it counts as, from 0 */
  readonly alarms: number
  /** what it is about: ids of defects, or of the remark or decoys that it overlaps */
  readonly about: readonly string[]
}

/** All that marks say of a key. */
export interface JudgedMarks {
  /** in the order of the marks */
  readonly marks: readonly MarkOutcome[]
  readonly found: ReadonlySet<string>
  /** the defects that are found and named by a class of theirs */
  readonly named: ReadonlySet<string>
  readonly alarms: number
}

interface Place {
  readonly file: string
  readonly from: number
  readonly to: number
}

/**
 * Judges marks, whatever they are.
 *
 * A mark finds every defect with a place that it overlaps and that it exceeds by at most {@link markSlack} lines. A defect is
 * named by the class of the mark that lies nearest to it (sum of the distances of both ends); where several are as
 * near, all must name it, so that guessing all classes names nothing.
 */
export function judgeMarks(marks: readonly Mark[], { defects, decoys, remarks }: Findings): JudgedMarks {
  const nearest = new Map<string, { distance: number; named: boolean }>()
  const outcomes = marks.map((mark): MarkOutcome => {
    const place = ordered(mark)
    const overlapped = defects.filter((defect) => placesOf(defect).some((each) => overlap(place, each)))
    const found = overlapped.filter((defect) => placesOf(defect).some((each) => isFit(place, each)))
    for (const defect of found) {
      const distance = Math.min(...placesOf(defect).map((each) => distanceOf(place, each)))
      const isNamed = defect.classes.some((name) => name === mark.class)
      const best = nearest.get(defect.id)
      if (best === undefined || distance < best.distance) nearest.set(defect.id, { distance, named: isNamed })
      else if (distance === best.distance && !isNamed) best.named = false
    }
    if (found.length > 0) return { outcome: 'found', alarms: 0, about: idsOf(found) }
    const remark = remarks.filter((one) => isFit(place, one))
    if (remark.length > 0 && overlapped.length === 0)
      return { outcome: 'remark', alarms: 0, about: idsOf(remark) }
    const alarms = Math.floor((length(place) + alarmLines - 1) / alarmLines)
    if (overlapped.length > 0) return { outcome: 'too-long', alarms, about: idsOf(overlapped) }
    const decoy = decoys.filter((one) => overlap(place, one))
    return { outcome: decoy.length > 0 ? 'decoy' : 'clean', alarms, about: idsOf(decoy) }
  })
  return {
    marks: outcomes,
    found: new Set(nearest.keys()),
    named: new Set([...nearest].flatMap(([id, { named }]) => (named ? [id] : []))),
    alarms: outcomes.reduce((sum, { alarms }) => sum + alarms, 0),
  }
}

/** Whether a step asks for defects of a severity. */
export function isWanted(step: FindStep, severity: Defect['severity']): boolean {
  return step === 'all' || severity === 'high' || (step === 'medium' && severity === 'medium')
}

/** Whether enough is found for a step. */
export function isFound(step: FindStep, defects: readonly Defect[], found: ReadonlySet<string>): boolean {
  const wanted = defects.filter(({ severity }) => isWanted(step, severity))
  return step === 'one-high'
    ? wanted.some(({ id }) => found.has(id))
    : wanted.every(({ id }) => found.has(id))
}

/**
 * Category where each false alarm costs one of the steps that are met without a gap.
 *
 * @param met per category from 1 whether what it asks for is met
 * @param alarms integer ≥ 0
 */
export function categoryBySteps(met: readonly boolean[], alarms: number): number {
  const gap = met.indexOf(false)
  return Math.max(0, (gap === -1 ? met.length : gap) - alarms)
}

/** Evidence on marks. Before the key is shown it says how many, and not where. */
export function markParts(
  marks: readonly Mark[],
  { defects }: Pick<Findings, 'defects'>,
  { found, named, alarms }: JudgedMarks,
): readonly ScorePart[] {
  const grades = ['high', 'medium', 'low'] as const
  return [
    ...grades.flatMap((severity): readonly ScorePart[] => {
      const all = defects.filter((defect) => defect.severity === severity)
      const earned = all.filter(({ id }) => found.has(id)).length
      const label = `Defects of ${severity} severity found`
      if (all.length === 0) return []
      return [{ id: severity, label, earned, possible: all.length, detail: `${earned} of ${all.length}` }]
    }),
    {
      id: 'classes',
      label: 'Defects named by their class',
      earned: named.size,
      possible: defects.length,
      detail: `${named.size} of ${defects.length}`,
    },
    {
      id: 'alarms',
      label: 'No false alarm',
      earned: alarms === 0 && marks.length > 0 ? 1 : 0,
      possible: 1,
      detail: marks.length === 0 ? 'nothing marked' : alarms === 0 ? 'none' : `${alarms} counted`,
    },
  ]
}

/** Where a defect can be marked: its own lines, and others that show it as well. */
function placesOf({ file, from, to, also }: Defect): readonly Place[] {
  return [{ file, from, to }, ...also.map((lines) => ({ file, ...lines }))]
}

/** Whether a mark is about a place, and not much longer than it. */
function isFit(mark: Place, place: Place): boolean {
  return overlap(mark, place) && length(mark) <= length(place) + markSlack
}

/** A mark whose ends are exchanged means the same lines. */
function ordered({ file, from, to }: Place): Place {
  return { file, from: Math.min(from, to), to: Math.max(from, to) }
}

function length({ from, to }: Place): number {
  return to - from + 1
}

function overlap(left: Place, right: Place): boolean {
  return left.file === right.file && left.from <= right.to && right.from <= left.to
}

function distanceOf(left: Place, right: Place): number {
  return Math.abs(left.from - right.from) + Math.abs(left.to - right.to)
}

function idsOf(places: readonly { readonly id: string }[]): readonly string[] {
  return places.map(({ id }) => id)
}
