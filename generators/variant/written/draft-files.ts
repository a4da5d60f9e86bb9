import { createHash } from 'node:crypto'
import { Document, parseDocument, stringify } from 'yaml'
import type { ModelAnswer } from '#schemas/model-answer'
import { digestOf, type ItemFiles, type SourceFile } from '../../compile/folder.ts'
import { authored } from '../../verify/add-cases.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { variantId } from '../variant-id.ts'
import type { ChosenCase } from './choose-cases.ts'

/** A submission of a variant. */
export interface FiledProgram extends Runnable {
  /** Below `submissions/`, such as `accepted/reference.ts`. */
  readonly file: string
  readonly approach?: string
  readonly mistake?: string
  readonly fails?: readonly string[]
  readonly category?: number
}

export interface DraftParts {
  /** Of the item that is varied. */
  readonly parent: ItemFiles
  readonly of: string
  readonly seed: number
  readonly answer: Pick<ModelAnswer, 'title' | 'statement' | 'hints'>
  readonly cases: readonly ChosenCase[]
  readonly submissions: readonly FiledProgram[]
  /** Whether the item has a category for the steps, too. */
  readonly isTimed: boolean
  readonly waivers: readonly string[]
  /** Inputs on which nothing told what is waived. */
  readonly tried: number
}

const groups = {
  plain: { tier: 'basic', title: 'Plain inputs' },
  mixed: { tier: 'basic', title: 'Inputs with more in them' },
  rare: { tier: 'edge', title: 'Rare inputs and the ends of what is allowed' },
} as const

const scoring = [
  'Right for plain inputs.',
  'Right for ordinary inputs, also with more in them.',
  'Also right for inputs that are rare or at the ends of what is allowed.',
]
const timed = 'And the work grows no faster than it has to.'

const extensions = { typescript: 'ts', javascript: 'js', python: 'py' } as const

/** @returns what a program's file ends with */
export function extensionOf(language: Runnable['language']): string {
  return extensions[language]
}

/**
 * Makes the files of an item of its own: what the item has, with the statement and the programs of the draft. Examples,
 * limits and results are computed.
 */
export function draftFiles(parts: DraftParts): ItemFiles {
  const { parent, submissions, waivers, tried } = parts
  const taken = ['inputs.yaml'].flatMap((path) => {
    const text = parent.files.get(path)?.text
    return text === undefined ? [] : [[path, withoutFollowUp(text)] as const]
  })
  const arrange = arrangeOf(parent.files.get('properties.ts')?.text)
  const texts = new Map<string, string>([
    ...taken,
    ...(arrange === undefined ? [] : [['properties.ts', arrange] as const]),
    ['item.mdx', itemText(parts)],
    ['cases.yaml', casesText(parts)],
    ['submissions/submissions.yaml', submissionsText(submissions)],
    ...submissions.map(({ file, text }) => [`submissions/${file}`, text] as const),
    ...(waivers.length === 0
      ? []
      : [
          [
            'waivers.yaml',
            stringify({ version: 1, mutants: waivers.map((mutant) => ({ mutant, why: reason(tried) })) }),
          ] as const,
        ]),
  ])
  const files = [...texts]
    .map(([path, text]): SourceFile => ({ path, text, bytes: new TextEncoder().encode(text) }))
    .sort((left, right) => (left.path < right.path ? -1 : 1))
  return {
    files: new Map(files.map((file) => [file.path, file])),
    digest: digestOf(files),
    diagnostics: [],
  }
}

function reason(tried: number): string {
  return `On each of ${tried} inputs it returns what the reference returns.`
}

/** What makes inputs legal beyond the contract; the claims of the item are none of the variant's. */
function arrangeOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^export (?:const|function) arrange\b/m.test(text)) return undefined
  return text
    .replace(/^export const (properties|relations|followUp)\b/gm, (_, name: string) => `const ${name}OfItem`)
    .trimEnd()
    .concat('\n')
}

function withoutFollowUp(text: string): string {
  const document = parseDocument(text)
  if (!document.has('followUp')) return text
  document.delete('followUp')
  return document.toString({ lineWidth: 0 })
}

function itemText({ parent, of, seed, answer, cases, submissions, isTimed }: DraftParts): string {
  const text = parent.files.get('item.mdx')?.text ?? ''
  const end = text.indexOf('\n---', 3)
  const document = parseDocument(text.slice(text.indexOf('\n') + 1, end))
  const set = (path: readonly string[], value: unknown) => document.setIn(path, document.createNode(value))
  set(['id'], variantId({ of, seed }))
  set(['version'], '1.0.0')
  set(['title'], answer.title)
  const accepted = new Set(
    submissions.flatMap(({ file, language }) => (file.startsWith('accepted/') ? [language] : [])),
  )
  const { languages, signature } = document.toJS() as {
    readonly languages: readonly Runnable['language'][]
    readonly signature: { readonly parameters: readonly object[]; readonly returns: object }
  }
  set(
    ['languages'],
    languages.filter((language) => accepted.has(language)),
  )
  set(['signature'], withOwnDocs(signature))
  set(
    ['scoring'],
    Object.fromEntries([...scoring, ...(isTimed ? [timed] : [])].map((words, at) => [at + 1, words])),
  )
  for (const key of ['family', 'enemies', 'source', 'deprecated']) document.delete(key)
  const visible = cases.flatMap((one, at) => (one.visible ? [nameOf(one, at)] : []))
  const blocks = [
    `---\n${document.toString({ lineWidth: 0 }).trimEnd()}\n---`,
    asData(answer.statement.trim()),
    `<Examples cases="${visible.join(', ')}" />`,
    '<Constraints />',
    ...answer.hints.map((hint) => `<Hint cost="none">\n${asData(hint.trim())}\n</Hint>`),
    explanation(submissions),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** What the item's author says of parameters is in the words of its story: the variant's statement says it in its own. */
function withOwnDocs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withOwnDocs)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [
      key,
      key === 'doc' ? 'As the statement says.' : withOwnDocs(part),
    ]),
  )
}

/** Markdown as a stem takes it: braces, signs of elements and dollars stand for themselves outside of code. */
function asData(text: string): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/(?<!\\)[{}<$]/g, (sign) => `\\${sign}`)))
    .join('')
    .replace(/^(import|export)\b/gm, (word) => `\\${word}`.replace('\\', '\u200b'))
}

function explanation(submissions: readonly FiledProgram[]): string {
  const reference = submissions.find(({ file }) => file.startsWith('accepted/reference'))
  const beliefs = submissions.flatMap(({ file, mistake }) =>
    mistake !== undefined && isBelief(file) ? [`- ${asData(mistake.replace(/\s+/g, ' ').trim())}`] : [],
  )
  const code = reference
    ? `\`\`\`${extensionOf(reference.language)}\n${reference.text.trimEnd()}\n\`\`\``
    : ''
  return [
    '<Explanation>',
    'One way to do it:',
    '',
    code,
    '',
    'What is often taken for granted, and is wrong here:',
    '',
    ...beliefs,
    '</Explanation>',
  ].join('\n')
}

/** Name of the file of what a person might believe. @param at from 1 */
export function beliefFile(at: number): string {
  return `belief-${at}`
}

/** Whether a file is that of a belief. */
export function isBelief(file: string): boolean {
  return /\/belief-\d+\./.test(file)
}

/** The name of a case. @param at its place, from 0 */
function nameOf({ group }: ChosenCase, at: number): string {
  return `${group}-${at + 1}`
}

function casesText({ of, seed, cases, parent }: DraftParts): string {
  const { signature } = parseDocument(frontmatterOf(parent)).toJS() as {
    readonly signature: { readonly parameters: readonly { readonly name: string }[] }
  }
  const document = new Document({
    version: 1,
    groups,
    cases: cases.map((one, at) => ({
      id: idOf(`${of}#${seed}/${at}/${JSON.stringify(one.input)}`),
      name: nameOf(one, at),
      group: one.group,
      visible: one.visible,
      input: Object.fromEntries(
        signature.parameters.map(({ name }, place) => [name, authored(one.input[place] ?? null)]),
      ),
      expected: authored(one.expected),
    })),
  })
  const list = (document.get('cases') as { readonly items: readonly unknown[] }).items
  for (const row of list) {
    const { items } = row as { readonly items: readonly { readonly key: unknown; readonly value: unknown }[] }
    for (const { key, value } of items)
      if (['input', 'expected'].includes(String(key)) && typeof value === 'object' && value !== null)
        (value as { flow?: boolean }).flow = true
  }
  return document.toString({ lineWidth: 0 })
}

function frontmatterOf({ files }: ItemFiles): string {
  const text = files.get('item.mdx')?.text ?? ''
  return text.slice(text.indexOf('\n') + 1, text.indexOf('\n---', 3))
}

/** A UUID that follows from a text. */
function idOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex')
  return [8, 12, 16, 20, 32].map((end, at) => digits.slice([0, 8, 12, 16, 20][at], end)).join('-')
}

function submissionsText(submissions: readonly FiledProgram[]): string {
  return stringify(
    {
      version: 1,
      submissions: submissions.map(({ file, approach, mistake, fails, category }) => ({
        file,
        ...(approach !== undefined && { approach }),
        ...(mistake !== undefined && { mistake }),
        ...(fails !== undefined && fails.length > 0 && { fails }),
        ...(category !== undefined && { category }),
      })),
    },
    { lineWidth: 0 },
  )
}
