import { parseDocument } from 'yaml'
import type { ModelAnswer } from '#schemas/model-answer'
import type { ItemFiles } from '../../compile/folder.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { isToldIn } from '../../lint/leaks.ts'
import { variantId } from '../variant-id.ts'
import type { ChosenCase } from './choose-cases.ts'
import { extensionOf, isBelief, type FiledProgram } from './program-files.ts'

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

const scoring = [
  'Right for plain inputs.',
  'Right for ordinary inputs, also with more in them.',
  'Also right for inputs that are rare or at the ends of what is allowed.',
]
const timed = 'And the work grows no faster than it has to.'

/** The name of a case. @param at its place, from 0 */
export function nameOf({ group }: ChosenCase, at: number): string {
  return `${group}-${at + 1}`
}

/** The text of an item of its own: the statement and the hints of a draft, and what is computed. */
export function itemText({ parent, of, seed, answer, cases, submissions, isTimed }: DraftParts): string {
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
    explanation(submissions, answer.hints),
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

/** The reference, and the wrong beliefs, but for those in whose words a hint says something else. */
function explanation(submissions: readonly FiledProgram[], hints: readonly string[]): string {
  const reference = submissions.find(({ file }) => file.startsWith('accepted/reference'))
  const beliefs = submissions.flatMap(({ file, mistake }) =>
    mistake !== undefined && isBelief(file) && !hints.some((hint) => isToldIn(mistake, hint))
      ? [`- ${asData(mistake.replace(/\s+/g, ' ').trim())}`]
      : [],
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
