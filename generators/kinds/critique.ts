import { categoryBySteps, isFound, isWanted, type Findings } from '#adaptive'
import { critiqueSchema, type Critique } from '#schemas/critique'
import { suggest, type DataPath, type DataSource } from '#schemas/diagnose/index'
import type { ResponseOf } from '#schemas/response'
import type { Responses } from '#schemas/responses'
import type { KnownResponse } from '../compile/compiled-item.ts'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readDataFile } from '../compile/data-file.ts'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { byOpaqueId, opaqueId } from './opaque-id.ts'
import { blindMarking, blindShare, coveringMarks, type Categorise } from './review/blind.ts'
import { readRepair, type Repair } from './critique/read-repair.ts'
import { readFindings, type ReadFindings } from './review/findings.ts'
import { readMarks } from './review/known-marks.ts'
import { readMarkedFiles, type MarkedText } from './review/marked-files.ts'

/** Critique: what an assistant answered and claims of it, with defects to mark and a decision to take. */
export const critique: KindCompiler<'critique'> = {
  kind: 'critique',
  files: [
    'critique.yaml',
    'code/',
    'change.diff',
    'answer.txt',
    'cases.yaml',
    'submissions/',
    'waivers.yaml',
  ],
  answers: ['critique.yaml', 'cases.yaml', 'submissions/', 'waivers.yaml'],
  components: [],
  needsResponses: true,
  responseKey: 'claims',
  secrets: ({ claims, defects, decoys, remarks, repair }) => ({
    prose: [
      ...[...claims, ...defects, ...decoys, ...remarks].map(
        ({ why }) => ['reason of a finding', why] as const,
      ),
      ...(repair?.groups ?? []).map(({ title }) => ['title of a group of cases', title] as const),
    ],
    parts: [...claims, ...defects, ...decoys, ...(repair?.groups ?? [])],
  }),
  check,
}

function check(source: ItemSource<'critique'>): KindContent<'critique'> | undefined {
  const { id, folder, files, diagnostics, report, frontmatter, max } = source
  const text = readMarkedFiles(source, { 'change.diff': 'diff', 'answer.txt': 'prose' })
  const file = files.get('critique.yaml')
  if (file?.text === undefined) {
    if (!file)
      report.error('critique/no-key', frontmatter.source.rangeOf(['kind']), 'Missing file `critique.yaml`')
    return undefined
  }
  const data = readDataFile(
    { text: file.text, file: `${folder}/critique.yaml`, schema: critiqueSchema },
    diagnostics,
  )
  if (!data) return undefined
  const own = source.reportFor('critique.yaml')
  const stepsAreRight = checkSteps(data, max, own)
  const claims = readClaims(data, id, own)
  const repair = readRepair(source, data, text)
  const isRepairMissing = data.value.steps.includes('repaired') && repair === undefined
  if (!text) return undefined
  const read = readFindings(data.value, {
    id,
    text,
    isLive: frontmatter.value.status === 'live',
    at: data.source,
    report: own,
  })
  if (!read) return undefined
  if (stepsAreRight) checkBlind(data, { text, findings: read.findings, max, report: own })
  const responses = knownResponses(source, { text, read, claims, repair, steps: data.value.steps })
  if (isRepairMissing) return undefined
  const { decision, steps, transcript } = data.value
  const opaque = (authored: string) => claims.get(authored) ?? authored
  return {
    languages: repair ? [repair.task.language] : [],
    stem: source.body.blocks,
    fragment: () => '',
    task: () => ({
      ...text,
      transcript: transcript.map((turn) => ({ ...turn })),
      claims: byOpaqueId(data.value.claims.map((claim) => ({ id: opaque(claim.id), text: claim.text }))),
      ...(repair && { repair: repair.task }),
    }),
    key: () => ({
      ...read.findings,
      claims: byOpaqueId(
        data.value.claims.map((claim) => ({
          id: opaque(claim.id),
          truth: truthOf(claim.truth),
          why: claim.why,
        })),
      ),
      decision,
      steps: [...steps],
      ...(repair && { repair: repair.key }),
    }),
    submissions: repair?.detail.submissions ?? [],
    responses,
    names: {
      ...read.names,
      ...Object.fromEntries([...claims].map(([authored, one]) => [one, authored])),
    },
    detail: { kind: 'critique', ...(repair && { repair: repair.detail }) },
  }
}

type AuthoredCritique = Extract<Responses['responses'][number]['response'], { readonly claims: unknown }>
type Truth = ResponseOf<'critique'>['claims'][string]

/** YAML's true and false are truth values; a response has words. */
function truthOf(authored: boolean | 'unverifiable'): Truth {
  return authored === 'unverifiable' ? authored : authored ? 'true' : 'false'
}

/** @returns opaque ids by the author's */
function readClaims({ value, source }: DataFile<Critique>, id: string, report: Report): Map<string, string> {
  const claims = new Map<string, string>()
  const texts = new Set<string>()
  for (const [index, claim] of value.claims.entries()) {
    if (claims.has(claim.id)) {
      const at = source.rangeOf(['claims', index, 'id'])
      report.error('critique/same-id', at, `Unexpected second claim \`${claim.id}\``)
    }
    if (texts.has(claim.text)) {
      const at = source.rangeOf(['claims', index, 'text'])
      report.error('critique/same-text', at, 'Unexpected second claim with the same words')
    }
    texts.add(claim.text)
    claims.set(claim.id, opaqueId(id, 'claim', claim.text))
  }
  return claims
}

/**
 * Each category has a step, each step asks for more than those before, and the last one for everything that is judged;
 * `repaired` may stand anywhere, also after it.
 */
function checkSteps({ value, source }: DataFile<Critique>, max: number, report: Report): boolean {
  const { steps, defects } = value
  let isRight = true
  const refuse: Report['error'] = (...fault) => {
    isRight = false
    report.error(...fault)
  }
  if (steps.length !== max) {
    refuse(
      'critique/steps',
      source.rangeOf(['steps']),
      `Unexpected ${steps.length} steps, expected ${max}, one for each category of \`scoring\``,
    )
  }
  const last = steps.findLastIndex((step) => step !== 'repaired')
  if (steps[last] !== 'judged') {
    refuse(
      'critique/last-step',
      source.rangeOf(['steps', Math.max(0, last)]),
      `Unexpected last step \`${steps[last] ?? 'repaired'}\`, expected \`judged\`: else classes and decision count for nothing`,
    )
  }
  let claims = 0
  let found = 0
  for (const [index, step] of steps.entries()) {
    if (step === 'repaired') continue
    if (step === 'judged') {
      if (index < last) idle(index)
      continue
    }
    if (step === 'claims' || step === 'most-claims') {
      const asked = step === 'claims' ? 2 : 1
      if (asked <= claims) idle(index)
      claims = Math.max(claims, asked)
      continue
    }
    const all = defects.filter(({ severity }) =>
      isWanted(step === 'one-high' ? 'high' : step, severity),
    ).length
    const asked = step === 'one-high' ? Math.min(1, all) : all
    if (asked <= found) idle(index)
    found = Math.max(found, asked)
  }
  return isRight

  function idle(index: number): void {
    refuse(
      'critique/idle-step',
      source.rangeOf(['steps', index]),
      `Unexpected step \`${steps[index] ?? ''}\`, which asks for nothing more than what stands before it`,
      'Claims: most-claims, claims. Defects: one-high, high, medium, all. At last: judged, and where there is a repair repaired',
    )
  }
}

/**
 * Judging without reading earns next to nothing: the same answer to each claim, or one drawn for each, with the marks
 * that earn most beside it. Classes and decision are taken to be right. Nobody mends code without reading it; but who
 * did so must earn nothing for marking every line either.
 */
function checkBlind(
  { value: { steps, claims }, source }: DataFile<Critique>,
  { text, findings, max, report }: { text: MarkedText; findings: Findings; max: number; report: Report },
): void {
  const categorise =
    (wrong: number, isMended = false): Categorise =>
    (found, alarms) =>
      categoryBySteps(
        steps.map((step) => {
          if (step === 'repaired') return isMended
          if (step === 'most-claims') return wrong <= 1
          if (step === 'claims') return wrong === 0
          return (
            found.size > 0 &&
            (step !== 'judged' || wrong === 0) &&
            isFound(step === 'judged' ? 'all' : step, findings.defects, found)
          )
        }),
        alarms,
      )
  const none = categorise(claims.length, true)
  /** With marks, or with none at all. */
  const best = (wrong: number): number =>
    Math.max(categorise(wrong)(new Set(), 0), blindMarking(text, findings, categorise(wrong)))
  const same = [true, false, 'unverifiable'].map((truth) =>
    best(claims.filter((claim) => claim.truth !== truth).length),
  )
  const n = claims.length
  const all = (1 / 3) ** n
  const allButOne = n * (1 / 3) ** (n - 1) * (2 / 3)
  const drawn = all * best(0) + allButOne * best(1) + (1 - all - allButOne) * best(n)
  const at = source.rangeOfKey(['claims'])
  const expected = Math.max(drawn, ...same)
  if (expected > blindShare * max) {
    report.error(
      'critique/blind',
      at,
      `Unexpected ease: judging blindly earns ${((expected / max) * 100).toFixed(1)} % of ${max}, expected 5 % at most`,
      'Mix true and false claims, add some, or plant defects of fewer lines in a longer text',
    )
  }
  const covering = coveringMarks(text, findings, none)
  if (covering > 0) {
    report.error(
      'marks/covering',
      source.rangeOfKey(['defects']),
      `Unexpected category ${covering} for marking every line, expected 0`,
      'Plant defects of fewer lines, in a longer text',
    )
  }
}

interface Known {
  readonly text: MarkedText
  readonly read: ReadFindings
  /** Opaque ids by the author's. */
  readonly claims: ReadonlyMap<string, string>
  readonly repair: Repair | undefined
  readonly steps: Critique['steps']
}

function knownResponses(
  { responses, reportFor }: ItemSource<'critique'>,
  { text, read, claims, repair, steps }: Known,
): readonly KnownResponse[] {
  const report = reportFor('responses.yaml')
  return (responses?.value.responses ?? []).flatMap(
    ({ name, category, why, response }, index): KnownResponse[] => {
      const path = ['responses', index, 'response'] as const
      const at = responses?.source
      if (!at) return []
      if (!('claims' in response)) {
        report.error(
          'responses/form',
          at.rangeOf(path),
          'Unexpected form of response, expected `claims: {…}`',
        )
        return []
      }
      const given = Object.entries(response.claims).flatMap(([claim, truth]): [string, Truth][] => {
        const id = claims.get(claim)
        if (id !== undefined) return [[id, truthOf(truth)]]
        const meant = suggest(claim, claims.keys())
        const help = meant === undefined ? undefined : `Did you mean \`${meant}\`?`
        const range = at.rangeOfKey([...path, 'claims', claim])
        report.error('responses/unknown-claim', range, `Unexpected claim \`${claim}\``, help)
        return []
      })
      const marks = readMarks(response.marks ?? [], {
        text,
        places: read.places,
        path: [...path, 'marks'],
        at,
        report,
      })
      const mended = readMended(response, { repair, steps, path, at, report })
      if (!marks || !mended || given.length < Object.keys(response.claims).length) return []
      const { decision = 'undecided' } = response
      return [
        {
          name,
          category,
          why,
          response: {
            kind: 'critique',
            claims: Object.fromEntries(given),
            marks: [...marks],
            decision,
            ...mended,
          },
        },
      ]
    },
  )
}

/**
 * What a response hands in as the mended code: who decides to edit and names no submission leaves it as it was.
 *
 * @returns undefined, with a diagnostic, where there cannot be such a repair
 */
function readMended(
  { repair: file, decision }: Pick<AuthoredCritique, 'repair' | 'decision'>,
  {
    repair,
    steps,
    path,
    at,
    report,
  }: Pick<Known, 'repair' | 'steps'> & { path: DataPath; at: DataSource; report: Report },
): Pick<ResponseOf<'critique'>, 'repair'> | undefined {
  if (file === undefined) return decision === 'edit' && repair ? { repair: repair.detail.given } : {}
  const range = at.rangeOf([...path, 'repair'])
  if (!steps.includes('repaired')) {
    report.error(
      'responses/repair',
      range,
      'Unexpected `repair`: the item asks for none',
      'Add the step `repaired` to critique.yaml, or remove it',
    )
    return undefined
  }
  if (decision !== 'edit') {
    report.error(
      'responses/repair-decision',
      range,
      'Unexpected `repair` without `decision: edit`: the editor opens with it',
      'Write `decision: edit`, or remove the repair',
    )
    return undefined
  }
  // What is wrong with the repair is told where it is.
  if (!repair) return undefined
  const files = repair.detail.submissions.map((one) => one.file)
  const found = repair.detail.submissions.find((one) => one.file === file)
  if (found) return { repair: found.text }
  const meant = suggest(file, files)
  report.error(
    'responses/unknown-repair',
    range,
    `Unexpected repair \`${file}\`, expected a file below submissions/: ${files.join(', ')}`,
    meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
    wordEdit(meant),
  )
  return undefined
}
