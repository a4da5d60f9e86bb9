import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { canonicalJson } from '#log'
import type { PublicItem } from '#schemas/public-item'
import type { CompiledItem } from '../../../compile/compiled-item.ts'
import { createInputContract } from '../../../compile/input-contract.ts'
import { renderStarter } from '../../../compile/starter.ts'
import { jsonSchema } from '../../../compile/data-file.ts'
import { linesOfHtml } from '../../../release/diff/text-lines.ts'
import { textHash } from '../../../release/text-hash.ts'
import { apiFormat } from '../answer/api-format.ts'
import { programFormat } from '../answer/read-program.ts'
import type { Axes, AxisLists } from '../axes.ts'
import type { Prompt } from '../prompt.ts'
import { fillTemplate, marked } from './template.ts'

/** What a model is asked for variants of one item. */
export interface Prompts {
  /** Changes with every byte of the files, and with the form of the answer. */
  readonly version: string
  readonly axes: AxisLists
  readonly write: (axes: Axes) => Prompt
  readonly repair: (finding: string) => string
  /** @param statement all that the solver sees besides the signature and the limits of inputs */
  readonly solve: (statement: string) => Prompt
  /** The same for another solver, who is to go about it otherwise. */
  readonly third: (statement: string) => Prompt
}

/** By kind of item. */
const files = ['write.md', 'proposal.md', 'repair.md', 'solve.md', 'third.md', 'axes.yaml'] as const
type PromptFile = (typeof files)[number]

/** @returns text of a file of prompts. @throws what the disk throws */
function readPromptFile(file: PromptFile): string {
  return readFileSync(new URL(`./code/${file}`, import.meta.url), 'utf8')
}

/**
 * The prompts for an item: the texts of `prompts/code`, with what candidates read of the item between marks that it
 * cannot contain.
 *
 * @param item answered in code
 * @param read gives the texts; those of the package where absent
 * @throws RangeError for an item of another kind
 */
export function createPrompts(
  item: CompiledItem,
  read: (file: PromptFile) => string = readPromptFile,
): Prompts {
  const { detail, public: half } = item
  if (detail.kind !== 'code' || half.kind !== 'code')
    throw new RangeError(`${item.id} is of the kind ${detail.kind}, expected code`)
  const texts = Object.fromEntries(files.map((file) => [file, read(file)])) as Record<PromptFile, string>
  const format = apiFormat(jsonSchema('model-answer') as Readonly<Record<string, unknown>>)
  const { signature, languages, starter, limits } = half.task
  const { sentences } = createInputContract(signature, detail.inputs)
  const known = {
    statement: marked([half.title, ...linesOfHtml(half.stem)].join('\n')),
    constraints: marked(sentences.map((sentence) => `- ${sentence}`).join('\n')),
    language: nameOf[languageOf(item)],
    growth: growthOf(limits.complexity?.class),
  }
  const signatureOf = (programOf: (language: Language) => string) =>
    marked(languages.map((language) => `${language}:\n${programOf(language)}`.trimEnd()).join('\n\n'))
  const writing = fillTemplate(texts['write.md'], {
    ...known,
    signature: signatureOf((language) => starter[language] ?? ''),
  })
  const bare = { ...known, signature: signatureOf((language) => bareStarter(signature, language)) }
  const solvedBy = (file: 'solve.md' | 'third.md') => {
    const shared = fillTemplate(texts[file], bare)
    return (statement: string): Prompt => ({
      shared,
      turns: [{ role: 'user', text: marked(statement) }],
      format: programFormat,
    })
  }
  return {
    version: textHash(canonicalJson([texts, format, programFormat])).slice(0, 12),
    axes: axesIn(texts['axes.yaml']),
    write: (axes) => {
      const lines = Object.entries(axes).map(([name, entry]) => `- ${name}: ${entry}`)
      const text = fillTemplate(texts['proposal.md'], { axes: lines.join('\n') })
      return { shared: writing, turns: [{ role: 'user', text }], format }
    },
    repair: (finding) => fillTemplate(texts['repair.md'], { counterexample: marked(finding) }),
    solve: solvedBy('solve.md'),
    third: solvedBy('third.md'),
  }
}

type Signature = Extract<PublicItem, { readonly kind: 'code' }>['task']['signature']
type Language = 'typescript' | 'javascript' | 'python'

const nameOf: Readonly<Record<Language, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
}

/** What is asked of the steps, where the item asks for it. */
function growthOf(wanted: string | undefined): string {
  return wanted === undefined
    ? 'The largest inputs have to be done in a moment all the same.'
    : `The steps grow no faster than with ${wanted}: \`reference\` keeps to that, and \`bruteForce\` grows faster.`
}

/** The function without what the parent says of its parameters: in a variant they mean something else. */
function bareStarter(signature: Signature, language: Language): string {
  return renderStarter(signature, language)
    .replace(/\/\*\*[^]*?\*\/\n/, '')
    .replace(/ {4}"""[^]*?"""\n/, '')
}

/** The language of the item's first accepted submission: what is written for it is compared with that. */
function languageOf({ detail }: CompiledItem): Language {
  const accepted =
    detail.kind === 'code' && detail.submissions.find(({ expected }) => expected === 'accepted')
  return accepted ? accepted.language : 'javascript'
}

/** @throws RangeError for a text that is no file of axes: it is part of the package */
function axesIn(text: string): AxisLists {
  const { axes } = parse(text) as { readonly axes?: unknown }
  const lists = typeof axes === 'object' && axes !== null ? Object.entries(axes) : []
  if (lists.length === 0 || !lists.every(([, list]) => isList(list)))
    throw new RangeError('axes.yaml is no list of texts for each axis')
  return Object.fromEntries(lists)
}

function isList(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0 && list.every((entry) => typeof entry === 'string')
}
