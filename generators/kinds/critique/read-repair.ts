import { casesSchema, type Cases } from '#schemas/cases'
import type { Critique } from '#schemas/critique'
import { fileStart, suggest } from '#schemas/diagnose/index'
import type { ItemOf } from '#schemas/item'
import type { KeyOf, TaskOf } from '#schemas/public-item'
import type { CompiledRepair } from '../../compile/compiled-item.ts'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readDataFile } from '../../compile/data-file.ts'
import { wordEdit } from '#schemas/diagnose/word-edit'
import { checkCases } from '../code/check-groups.ts'
import { isCaseData, readCases } from '../code/read-cases.ts'
import { readLimits } from '../code/read-limits.ts'
import { exportsFunction, readSubmissions } from '../code/read-submissions.ts'
import { readTypes } from '../code/read-types.ts'
import type { ItemSource } from '../kind.ts'
import { readWaivers } from '../../compile/read-waivers.ts'
import type { MarkedText } from '../review/marked-files.ts'

/** What the frontmatter says of a repair, and of nothing else. */
const repairKeys = ['entry', 'signature', 'limits', 'compare'] as const
/** Wrong repairs that an item needs before it goes live. */
const wrongWhenLive = 3

/** The repair that an item asks for: in its task, in its key, and what proves it. */
export interface Repair {
  readonly task: NonNullable<TaskOf<'critique'>['repair']>
  readonly key: NonNullable<KeyOf<'critique'>['repair']>
  readonly detail: CompiledRepair
}

/**
 * Reads what the code is mended to and how that is proven: for an item with the step `repaired` alone.
 *
 * @param text what is judged
 * @returns undefined where there is no repair, or where it is at fault (then reported)
 */
export function readRepair(
  source: ItemSource<'critique'>,
  critique: DataFile<Critique>,
  text: MarkedText | undefined,
): Repair | undefined {
  const { frontmatter, report } = source
  const { entry, signature, compare } = frontmatter.value
  const own = source.reportFor('critique.yaml')
  const { steps, decision } = critique.value
  const at = steps.indexOf('repaired')
  if (at === -1) return refuseIdle(source, critique)
  const step = critique.source.rangeOf(['steps', at])
  if (text && text.form !== 'code')
    own.error(
      'critique/repair-form',
      step,
      `Unexpected repair of a ${text.form === 'diff' ? 'diff' : 'text'}, expected code in \`code/\``,
      'Only a program can be mended and run; take the step away, or put the program into code/',
    )
  if (decision !== 'edit')
    own.error(
      'critique/unreachable-repair',
      critique.source.rangeOf(['decision']),
      `Unexpected decision \`${decision}\` where a repair is asked for, expected \`edit\``,
      'The editor opens for those who decide to edit: decide so, or take the step `repaired` away',
      wordEdit('edit'),
    )
  const kind = frontmatter.source.rangeOf(['kind'])
  if (entry === undefined)
    report.error(
      'critique/no-entry',
      kind,
      'Missing key `entry`, expected the file below code/ that is mended',
      'It is needed since critique.yaml has the step `repaired`',
    )
  if (!signature)
    report.error(
      'critique/no-signature',
      kind,
      'Missing key `signature`, expected the function of `entry` that the cases call',
      'It is needed since critique.yaml has the step `repaired`',
    )
  const cases = readCasesFile(source)
  if (cases) checkRepairCases(cases, source)
  const given = text && entry !== undefined ? givenText(source, entry, text) : undefined
  if (entry === undefined || !signature) return undefined
  if (given !== undefined && !exportsFunction(given, signature.name))
    source
      .reportFor(`code/${entry}`)
      .error('critique/no-export', fileStart, `Missing \`export function ${signature.name}\``)
  if (given !== undefined) checkAlone(given, `code/${entry}`, source)
  const language = entry.endsWith('.ts') ? 'typescript' : 'javascript'
  const code = asCode(source, { language, signature })
  const types = readTypes(code)
  const limits = readLimits(code)
  const submissions = readSubmissions(code, cases?.value.groups, { at: 'entry', wrongWhenLive })
  const compiled = cases && types ? readCases(cases, types, undefined, code) : undefined
  if (!types || !limits || !cases || !compiled || given === undefined) return undefined
  const testCases = compiled.map(({ visible: _visible, ...one }) => one)
  return {
    task: {
      file: entry,
      language,
      signature,
      examples: testCases.filter((_, index) => compiled[index]?.visible === true),
      limits,
      compare: compare ?? 'exact',
    },
    key: {
      groups: Object.entries(cases.value.groups).map(([name, { title, tier }]) => ({ name, title, tier })),
      cases: testCases,
    },
    detail: { given, groups: cases.value.groups, cases: compiled, submissions, waivers: readWaivers(source) },
  }
}

/** The same files as those of an item of code, whose readers are the readers of a repair. */
function asCode(
  source: ItemSource<'critique'>,
  { language, signature }: { language: 'typescript' | 'javascript'; signature: ItemOf<'code'>['signature'] },
): ItemSource<'code'> {
  const { frontmatter } = source
  const { entry: _entry, ...value } = frontmatter.value
  return {
    ...source,
    frontmatter: { ...frontmatter, value: { ...value, kind: 'code', languages: [language], signature } },
  }
}

/** Without the step, nobody is asked for a repair, whatever stands there for one. */
function refuseIdle({ frontmatter, files, reportFor }: ItemSource<'critique'>, critique: DataFile<Critique>) {
  const idle = [
    ...repairKeys.filter((key) => frontmatter.value[key] !== undefined),
    ...(files.has('cases.yaml') ? ['cases.yaml'] : []),
    ...([...files.keys()].some((path) => path.startsWith('submissions/')) ? ['submissions/'] : []),
  ]
  if (idle.length > 0)
    reportFor('critique.yaml').error(
      'critique/no-repair-step',
      critique.source.rangeOfKey(['steps']),
      `Missing step \`repaired\`, without which ${idle.map((name) => `\`${name}\``).join(', ')} ${idle.length === 1 ? 'is' : 'are'} of no use`,
      'Add `repaired` to the steps, with a category for it in `scoring`, or remove what is of no use',
    )
  return undefined
}

function readCasesFile(source: ItemSource<'critique'>): DataFile<Cases> | undefined {
  const { files, folder, frontmatter, report, diagnostics } = source
  const file = files.get('cases.yaml')
  if (!file)
    report.error(
      'critique/no-cases',
      frontmatter.source.rangeOf(['kind']),
      'Missing file `cases.yaml`, expected the cases that a repair runs on',
      'It is needed since critique.yaml has the step `repaired`',
    )
  if (file?.text === undefined) return undefined
  const options = { text: file.text, file: `${folder}/cases.yaml`, schema: casesSchema, isData: isCaseData }
  return readDataFile(options, diagnostics)
}

function checkRepairCases(cases: DataFile<Cases>, source: ItemSource<'critique'>): void {
  const report = source.reportFor('cases.yaml')
  const { value } = cases
  checkCases(cases, report)
  if (value.cases.every(({ visible }) => visible))
    report.error(
      'critique/none-hidden',
      cases.source.rangeOfKey(['cases']),
      'Missing hidden case, expected 1 or more',
      'A repair that was fitted to what can be seen must fail somewhere: `visible: false`',
    )
  for (const [name, { followUp }] of Object.entries(value.groups))
    if (followUp)
      report.error(
        'critique/follow-up',
        cases.source.rangeOfKey(['groups', name, 'followUp']),
        'Unexpected `followUp`: nothing changes after a repair',
        'Remove it',
      )
  for (const [index, { voided }] of value.cases.entries())
    if (voided)
      report.error(
        'critique/follow-up',
        cases.source.rangeOfKey(['cases', index, 'voided']),
        'Unexpected `voided`: nothing changes after a repair',
        'Remove it',
      )
}

/** What is mended is one file, which nothing stands beside when it is run. */
function checkAlone(text: string, path: string, { reportFor }: ItemSource<'critique'>): void {
  for (const [index, line] of text.split('\n').entries()) {
    if (!/^\s*(?:import\b|export\b.*\bfrom\s*['"])/.test(line)) continue
    reportFor(path).error(
      'critique/import',
      { start: { line: index + 1, column: 1 }, end: { line: index + 1, column: line.length + 1 } },
      'Unexpected import: the file that is mended is run alone',
      'Write what it needs into the file, or make it an item of the kind debug',
    )
  }
}

/** The assistant's own code, as candidates begin with it. */
function givenText(
  { frontmatter, report }: ItemSource<'critique'>,
  entry: string,
  { form, files }: MarkedText,
): string | undefined {
  const found = files.find(({ name }) => name === entry)
  if (found) return found.text
  if (form !== 'code') return undefined
  const names = files.map(({ name }) => name)
  const meant = suggest(entry, names)
  report.error(
    'critique/entry',
    frontmatter.source.rangeOf(['entry']),
    `Unexpected \`${entry}\`, expected a file below code/: ${names.join(', ')}`,
    meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
    wordEdit(meant),
  )
  return undefined
}
