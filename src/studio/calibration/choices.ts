import type { ModelName } from '#adaptive'
import { calibrationDefaults, calibrationLimits } from '#calibration/defaults'
import type { CalibrationRequest, DroppedResponses } from '../../workers/calibrate/protocol.ts'
import { calibration as words } from '../../text/calibration.ts'
import { oneOf, recordOf, textOf, within } from '../given.ts'
import type { Peeked } from './peeked.ts'

/** What a designer chose on the page. */
export interface Choices {
  /** undefined as long as it is the page that chooses */
  readonly model: ModelName | undefined
  readonly format: 'auto' | 'wide' | 'long'
  /** empty where groups are not compared; undefined as long as it is the page that chooses */
  readonly group: string | undefined
  readonly policy: 'all' | 'forbidden' | 'allowed'
  readonly prior: 'default' | 'none' | 'file'
  readonly priorFile: File | undefined
  readonly hasAnchors: boolean
  readonly anchorsFile: File | undefined
  readonly isStrict: boolean
  readonly points: number
  readonly tolerance: keyof typeof words.choices.tolerances
}

export const CHOICES: Choices = {
  model: undefined,
  format: 'auto',
  group: undefined,
  policy: 'all',
  prior: 'default',
  priorFile: undefined,
  hasAnchors: false,
  anchorsFile: undefined,
  isStrict: false,
  points: calibrationDefaults.points,
  tolerance: '1e-6',
}

/** Choices of an address, as far as they make sense. Files are in none. */
export function choicesFrom(value: unknown): Choices {
  const { model, format, group, policy, prior, hasAnchors, isStrict, points, tolerance } =
    recordOf<Choices>(value)
  const { least, most } = calibrationLimits.points
  return {
    model: oneOf(keysOf(words.choices.models), model),
    format: oneOf(keysOf(words.choices.formats), format) ?? CHOICES.format,
    group: textOf(group),
    policy: oneOf(keysOf(words.choices.policies), policy) ?? CHOICES.policy,
    prior: oneOf(keysOf(words.choices.priors), prior) ?? CHOICES.prior,
    priorFile: undefined,
    hasAnchors: hasAnchors === true,
    anchorsFile: undefined,
    isStrict: isStrict === true,
    points: Math.round(within(points, least, most) ?? CHOICES.points),
    tolerance: oneOf(keysOf(words.choices.tolerances), tolerance) ?? CHOICES.tolerance,
  }
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[]
}

/** The model that is taken where nobody chose one: the graded one also fits items of two scores. */
export function modelOf({ model }: Choices, peeked: Peeked | undefined): ModelName {
  return model ?? (peeked?.hasSeveralScores === false ? '2pl' : 'grm')
}

/** The column that is taken for groups where nobody chose one: one that can be nothing else. */
export function groupOf({ group }: Choices, peeked: Peeked | undefined): string {
  return group ?? peeked?.group ?? ''
}

/** @returns what is still missing, in words; undefined where nothing is */
export function missingOf({ prior, priorFile, hasAnchors, anchorsFile }: Choices): string | undefined {
  const { fileMissing, prior: priorName, anchors } = words.choices
  if (prior === 'file' && priorFile === undefined) return fileMissing(priorName)
  return hasAnchors && anchorsFile === undefined ? fileMissing(anchors) : undefined
}

/** What the worker is asked. */
export function requestOf(
  choices: Choices,
  responses: DroppedResponses,
  peeked: Peeked | undefined,
): CalibrationRequest {
  const { format, policy, prior, priorFile, hasAnchors, anchorsFile } = choices
  const { isStrict, points, tolerance } = choices
  const group = groupOf(choices, peeked)
  const wanted = prior === 'file' ? priorFile : prior
  return {
    responses,
    model: modelOf(choices, peeked),
    ...(format === 'auto' ? {} : { format }),
    ...(group === '' ? {} : { group }),
    ...(policy === 'all' ? {} : { policy }),
    ...(wanted === undefined ? {} : { prior: wanted }),
    ...(hasAnchors && anchorsFile !== undefined ? { anchors: anchorsFile } : {}),
    isStrict,
    points,
    tolerance: Number(tolerance),
  }
}

/** The command that does the same. @param out name of the file of parameters */
export function commandOf(request: CalibrationRequest, out: string): string {
  const { responses, model, format, group, policy, prior, anchors, isStrict, points, tolerance } = request
  const options: readonly (readonly [name: string, value: string | undefined])[] = [
    ['model', model],
    ['format', format],
    ['group', group],
    ['policy', policy],
    ['prior', prior instanceof File ? prior.name : prior === calibrationDefaults.prior ? undefined : prior],
    ['anchors', anchors?.name],
    ['points', points === calibrationDefaults.points ? undefined : String(points)],
    ['tolerance', tolerance === calibrationDefaults.tolerance ? undefined : String(tolerance)],
    ['out', out],
  ]
  return [
    'assay calibrate',
    quoted(nameOf(responses)),
    ...options.flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${quoted(value)}`])),
    ...(isStrict === true ? ['--strict'] : []),
  ].join(' ')
}

/** Whether both ask for the same: a file that is chosen once more is the same as long as it did not change. */
export function isSameRequest(one: CalibrationRequest, other: CalibrationRequest): boolean {
  return printOf(one) === printOf(other)
}

/** A request with files by what tells them apart; `requestOf` gives its parts in one order. */
function printOf(request: CalibrationRequest): string {
  return JSON.stringify(request, (_, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  )
}

/** What responses are called: a file's name, or a folder's. */
export function nameOf(responses: DroppedResponses): string {
  return responses.type === 'file' ? responses.file.name : responses.name
}

/** Name of the file of parameters, from that of the responses. */
export function fileNameOf(responses: DroppedResponses): string {
  const stem = nameOf(responses).replace(/\.[^.]*$/, '')
  return `${stem === '' ? 'calibration' : stem}-calibration.json`
}

/** For a shell. */
export function quoted(text: string): string {
  if (/^[\w./=-]+$/.test(text) && !text.startsWith('-')) return text
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
