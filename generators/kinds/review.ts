import { categoryBySteps, isFound, isWanted, type Findings, type FindStep } from '#adaptive'
import { reviewSchema, type Review } from '#schemas/review'
import type { KnownResponse } from '../compile/compiled-item.ts'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readDataFile } from '../compile/data-file.ts'
import type { Report } from '#schemas/diagnose/report'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { blindMarking, blindShare, coveringMarks } from './review/blind.ts'
import { readFindings, type ReadFindings } from './review/findings.ts'
import { readMarks } from './review/known-marks.ts'
import { readMarkedFiles, type MarkedText } from './review/marked-files.ts'

/** Review: code or a diff with planted defects, decoys that are fine, and a verdict. */
export const review: KindCompiler<'review'> = {
  kind: 'review',
  files: ['review.yaml', 'code/', 'change.diff'],
  answers: ['review.yaml'],
  components: [],
  needsResponses: true,
  responseKey: 'marks',
  secrets: ({ defects, decoys, remarks }) => ({
    prose: [...defects, ...decoys, ...remarks].map(({ why }) => ['reason of a finding', why]),
    parts: [...defects, ...decoys],
  }),
  check,
}

function check(source: ItemSource<'review'>): KindContent<'review'> | undefined {
  const { id, folder, files, diagnostics, report, frontmatter } = source
  const text = readMarkedFiles(source, { 'change.diff': 'diff' })
  const file = files.get('review.yaml')
  if (file?.text === undefined) {
    if (!file)
      report.error('review/no-key', frontmatter.source.rangeOf(['kind']), 'Missing file `review.yaml`')
    return undefined
  }
  const data = readDataFile(
    { text: file.text, file: `${folder}/review.yaml`, schema: reviewSchema },
    diagnostics,
  )
  if (!data) return undefined
  const own = source.reportFor('review.yaml')
  const stepsAreRight = checkSteps(data, source.max, own)
  if (!text) return undefined
  const read = readFindings(data.value, {
    id,
    text,
    isLive: frontmatter.value.status === 'live',
    at: data.source,
    report: own,
  })
  if (!read) return undefined
  if (stepsAreRight) checkBlind(data, { text, findings: read.findings, max: source.max, report: own })
  const { verdict, steps } = data.value
  return {
    languages: [],
    stem: source.body.blocks,
    fragment: () => '',
    task: () => text,
    key: () => ({ ...read.findings, verdict, steps: [...steps] }),
    submissions: [],
    responses: knownResponses(source, text, read),
    names: read.names,
    detail: { kind: 'review' },
  }
}

const ranks = ['one-high', 'high', 'medium', 'all', 'judged'] as const

/** Each category has a step, and each step asks for more than the one before. @returns whether that is so */
function checkSteps({ value, source }: DataFile<Review>, max: number, report: Report): boolean {
  const { steps, defects } = value
  let isRight = true
  const refuse: Report['error'] = (...fault) => {
    isRight = false
    report.error(...fault)
  }
  if (steps.length !== max) {
    refuse(
      'review/steps',
      source.rangeOf(['steps']),
      `Unexpected ${steps.length} steps, expected ${max}, one for each category of \`scoring\``,
    )
  }
  if (steps.at(-1) !== 'judged') {
    refuse(
      'review/last-step',
      source.rangeOf(['steps', steps.length - 1]),
      `Unexpected last step \`${steps.at(-1) ?? ''}\`, expected \`judged\`: else classes and verdict count for nothing`,
    )
  }
  let most = 0
  for (const [index, step] of steps.entries()) {
    const asked =
      step === 'judged' ? Infinity : step === 'one-high' ? Math.min(1, high(defects)) : wanted(step, defects)
    if (asked <= most) {
      refuse(
        'review/idle-step',
        source.rangeOf(['steps', index]),
        `Unexpected step \`${step}\`, which asks for nothing more than what stands before it`,
        `In their order: ${ranks.join(', ')}; leave out what no further defect belongs to`,
      )
    }
    most = Math.max(most, asked)
  }
  return isRight
}

function high(defects: Review['defects']): number {
  return wanted('high', defects)
}

function wanted(step: FindStep, defects: Review['defects']): number {
  return defects.filter(({ severity }) => isWanted(step, severity)).length
}

/** Marking without reading earns next to nothing, whichever lines it marks. */
function checkBlind(
  { value: { steps }, source }: DataFile<Review>,
  { text, findings, max, report }: { text: MarkedText; findings: Findings; max: number; report: Report },
): void {
  const categorise = (found: ReadonlySet<string>, alarms: number): number =>
    found.size === 0
      ? 0
      : categoryBySteps(
          steps.map((step) => isFound(step === 'judged' ? 'all' : step, findings.defects, found)),
          alarms,
        )
  const at = source.rangeOfKey(['defects'])
  const help = 'Plant defects of fewer lines, in a longer text, or ask for more in the first step'
  const covering = coveringMarks(text, findings, categorise)
  if (covering > 0) {
    report.error(
      'marks/covering',
      at,
      `Unexpected category ${covering} for marking every line, expected 0`,
      help,
    )
  }
  const expected = blindMarking(text, findings, categorise)
  if (expected > blindShare * max) {
    report.error(
      'marks/blind',
      at,
      `Unexpected ease: marking blindly earns ${((expected / max) * 100).toFixed(1)} % of ${max}, expected 5 % at most`,
      help,
    )
  }
}

function knownResponses(
  { responses, reportFor }: ItemSource<'review'>,
  text: MarkedText,
  { places }: ReadFindings,
): readonly KnownResponse[] {
  const report = reportFor('responses.yaml')
  return (responses?.value.responses ?? []).flatMap(
    ({ name, category, why, response }, index): KnownResponse[] => {
      const path = ['responses', index, 'response'] as const
      const at = responses?.source
      if (!at) return []
      if (!('marks' in response) || 'claims' in response) {
        report.error('responses/form', at.rangeOf(path), 'Unexpected form of response, expected `marks: […]`')
        return []
      }
      const marks = readMarks(response.marks, { text, places, path: [...path, 'marks'], at, report })
      if (!marks) return []
      const { verdict = 'undecided' } = response
      return [{ name, category, why, response: { kind: 'review', marks: [...marks], verdict } }]
    },
  )
}
