import type { ItemKind } from '#schemas/item'
import type { Bump } from '../semver.ts'
import { isSmallEdit } from './small-edit.ts'
import type { Difference } from './differences.ts'

/**
 * What a part of an item is to those who answer it.
 *
 * - `metadata`: about the item, never met while answering: patch.
 * - `remark`: words that are read after the answer: patch.
 * - `prose`: words that are read before it: patch where a small edit corrects their spelling, minor otherwise.
 * - `help`: what candidates get beside the task, and what decides which tests give it: minor.
 * - `artifact`: words that are judged: patch where a small edit corrects their spelling, major otherwise.
 * - `rule`: decides who gets which category: major.
 * - `growing`: a list that may grow by what only new cases use; all else in it is a rule.
 */
type Part = 'metadata' | 'remark' | 'prose' | 'help' | 'artifact' | 'rule' | 'growing'

interface Field {
  readonly part: Part
  /** Names it in a sentence: "the title". */
  readonly words: string
}

/** Places by a pattern: `*` is one name, `**` any number of them, also none. The first that fits counts. */
type Table = readonly (readonly [pattern: string, part: Part, words: string])[]

const everyKind: Table = [
  ['title', 'metadata', 'the title'],
  ['license', 'metadata', 'the license'],
  ['authors.**', 'metadata', 'the authors'],
  ['minutes', 'metadata', 'the minutes'],
  ['explanation', 'remark', 'the explanation'],
  ['solutions.**', 'remark', 'the published solutions'],
  ['skills.**', 'help', 'the skills'],
  ['level', 'help', 'the level'],
  ['family', 'help', 'the family'],
  ['variant.**', 'rule', 'the draw'],
  ['enemies.**', 'help', 'the enemies'],
  ['steers', 'help', 'whether it steers'],
  ['hints.*.html', 'prose', 'a hint'],
  ['hints.**', 'help', 'the hints'],
  ['stem', 'prose', 'the stem'],
  ['locale', 'help', 'the language of its text'],
  ['ai', 'rule', 'the AI policy'],
  ['max', 'rule', 'the number of categories'],
  ['scoring.**', 'artifact', 'what a category means'],
  ['task.starter.**', 'help', 'the starter'],
  ['task.signature.**.doc', 'prose', 'a sentence of the signature'],
  ['task.signature.**', 'rule', 'the signature'],
  ['task.limits.**', 'rule', 'the limits'],
  ['task.compare.**', 'rule', 'how values are compared'],
  ['task.repair.signature.**.doc', 'prose', 'a sentence of the signature'],
  ['key.**.why', 'remark', 'a remark of the review'],
  ['key.**.fault', 'remark', 'the words for a planted fault'],
  ['key.groups.*.title', 'remark', 'the title of a group'],
  ['key.repair.groups.*.title', 'remark', 'the title of a group'],
  ['key.followUp.groups.*.title', 'remark', 'the title of a group'],
  ['key.groups.**', 'growing', 'the groups of cases'],
  ['key.repair.groups.**', 'growing', 'the groups of cases'],
  ['key.followUp.groups.**', 'growing', 'the groups of cases of the follow-up'],
  ['key.followUp.html', 'prose', 'the text of the follow-up'],
  ['key.followUp.solutions.**', 'remark', 'the published solutions'],
  ['key.followUp.**', 'rule', 'the follow-up'],
]

/** What is special about a kind; looked at first. */
const ofKind: Partial<Readonly<Record<ItemKind, Table>>> = {
  choice: [
    ['task.options.*.html', 'prose', 'the words of an option'],
    ['task.options.**', 'rule', 'the options'],
    ['key.feedback.*', 'remark', 'the feedback of an option'],
  ],
  order: [
    ['task.blocks.*.text', 'artifact', 'the text of a block'],
    ['task.blocks.**', 'rule', 'the blocks'],
  ],
  trace: [
    ['task.steps.*.label', 'prose', 'the label of a step'],
    ['task.program', 'rule', 'the program'],
  ],
  review: [['task.files.**', 'rule', 'the code that is reviewed']],
  critique: [
    ['task.files.**', 'rule', 'the answer that is judged'],
    ['task.transcript.**.text', 'prose', 'the transcript'],
    ['task.claims.*.text', 'prose', 'the words of a claim'],
    ['key.claims.*.text', 'prose', 'the words of a claim'],
  ],
  debug: [
    ['task.files.**', 'rule', 'the project'],
    ['key.fix.**', 'remark', 'the published fix'],
  ],
  tests: [
    ['task.starter', 'help', 'the starter'],
    ['key.suite', 'remark', 'the published tests'],
    ['key.reference', 'rule', 'the reference'],
  ],
  sql: [
    ['task.starter', 'help', 'the starter'],
    ['task.columns.*.doc', 'prose', 'the words for a column'],
    ['task.columns.**', 'rule', 'the columns of the result'],
    ['task.schema', 'rule', 'the schema'],
  ],
  design: [
    ['task.quantities.*.label', 'prose', 'the name of a quantity'],
    ['task.estimates.*.question', 'prose', 'the question of an estimate'],
    ['task.decisions.*.question', 'prose', 'the question of a decision'],
    ['task.decisions.*.options.*.label', 'prose', 'the words of an option'],
    ['task.decisions.*.options.*.consequence', 'prose', 'what an option leads to'],
    ['task.decisions.*.options.*.unless', 'prose', 'why an option is ruled out'],
    ['task.decisions.*.options.*.changes.*.consequence', 'prose', 'what an option leads to'],
    ['key.requirements.*.text', 'remark', 'the words of a requirement'],
    ['key.whys.*', 'remark', 'a remark of the review'],
    ['key.paths.**', 'remark', 'the worked designs'],
  ],
  prompt: [
    ['task.model', 'prose', 'the name of the model'],
    ['task.date', 'metadata', 'the date of the recording'],
    ['task.outputs.*.text', 'artifact', 'an output'],
    ['task.outputs.**', 'rule', 'the outputs'],
    ['task.prompt', 'artifact', 'the prompt'],
    ['task.source', 'artifact', 'the source that is answered from'],
    ['task.rank.by', 'artifact', 'what is ranked by'],
    ['task.*.ask', 'prose', 'a question'],
    ['task.fix.shown.*.text', 'prose', 'the words of a check'],
    ['key.checks.*.text', 'remark', 'the words of a check'],
    ['key.predicates.*.text', 'remark', 'the words of a check'],
    ['key.verified.*.evidence', 'remark', 'the evidence of a check'],
  ],
}

const patterns = new Map<string, RegExp>()

/** What a place of an item of a kind is; what no table names is a rule, so that nothing slips through. */
export function fieldAt(kind: ItemKind, path: readonly string[]): Field {
  const place = path.join('/')
  for (const [pattern, part, words] of [...(ofKind[kind] ?? []), ...everyKind])
    if (expression(pattern).test(place)) return { part, words }
  const [root = '', ...rest] = path
  const inner = rest.slice(0, 2).join('.')
  return { part: 'rule', words: `the ${root}${inner === '' ? '' : ` (${inner})`}` }
}

function expression(pattern: string): RegExp {
  const known = patterns.get(pattern)
  if (known) return known
  const source = pattern
    .split('.')
    .map((name, index) =>
      name === '**' ? '(/[^/]*)*' : `${index === 0 ? '' : '/'}${name === '*' ? '[^/]*' : name}`,
    )
    .join('')
  const made = new RegExp(`^${source}$`)
  patterns.set(pattern, made)
  return made
}

/** How much a difference asks for, before anything is run; undefined where new cases decide. */
export function bumpOf(part: Part, { before, after }: Difference): Bump | undefined {
  switch (part) {
    case 'metadata':
    case 'remark':
      return 'patch'
    case 'prose':
      return isSpelling(before, after) ? 'patch' : 'minor'
    case 'artifact':
      return isSpelling(before, after) ? 'patch' : 'major'
    case 'help':
      return 'minor'
    case 'rule':
      return 'major'
    case 'growing':
      return before === undefined ? undefined : 'major'
  }
}

function isSpelling(before: unknown, after: unknown): boolean {
  return typeof before === 'string' && typeof after === 'string' && isSmallEdit(before, after)
}
