import { parser as javascriptParser } from '@lezer/javascript'
import { parser as pythonParser } from '@lezer/python'
import { parse } from 'acorn'
import { transform } from 'sucrase'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { SyntaxNode } from '../../verify/mutate/mutant.ts'

/** A program that was written by a language model, in the form in which submissions are filed; or what is wrong with it. */
export type ReadProgram =
  | { readonly ok: true; readonly program: Runnable }
  | { readonly ok: false; readonly reason: string; readonly counterexample?: string }

interface Wanted {
  /** That the item takes. */
  readonly languages: readonly Runnable['language'][]
  /** Of the function. */
  readonly name: string
}

const typescriptParser = javascriptParser.configure({ dialect: 'ts' })

/**
 * Reads a program whose language nobody has named: what it may not do, whatever its input, is refused.
 *
 * @returns TypeScript where it has types, JavaScript where it has none, or Python; with its function exported
 */
export function readProgram(text: string, { languages, name }: Wanted): ReadProgram {
  const isPython = faultsIn(pythonTree(text)) < faultsIn(scriptTree(text))
  return isPython ? readPython(text, { languages, name }) : readScript(text, { languages, name })
}

/** A TypeScript program without its types, line by line. */
export function withoutTypes(text: string): string {
  return transform(text, { transforms: ['typescript'], disableESTransforms: true }).code
}

function readScript(text: string, { languages, name }: Wanted): ReadProgram {
  if (languages.every((language) => language === 'python'))
    return { ok: false, reason: `is not in Python, the language of the item` }
  const broken = scriptFault(text)
  if (broken !== undefined)
    return { ok: false, reason: 'is no TypeScript and no JavaScript', counterexample: broken }
  const tree = scriptTree(text)
  const effect = effectIn(tree, text, scriptEffects) ?? aliasIn(tree, text)
  if (effect) return { ok: false, ...effect }
  const binding = new RegExp(
    String.raw`^(export[ \t]+)?((?:async[ \t]+)?function[ \t*]+|const[ \t]+|let[ \t]+)${name}\b`,
    'm',
  )
  const found = binding.exec(text)
  if (!found) return { ok: false, reason: `defines no function ${name}` }
  const exported =
    found[1] === undefined ? `${text.slice(0, found.index)}export ${text.slice(found.index)}` : text
  const isTyped = withoutTypes(text) !== text
  const language = isTyped || !languages.includes('javascript') ? 'typescript' : 'javascript'
  return languages.includes(language)
    ? { ok: true, program: { language, text: whole(exported) } }
    : { ok: true, program: { language: 'javascript', text: whole(withoutTypes(exported)) } }
}

function readPython(text: string, { languages, name }: Wanted): ReadProgram {
  if (!languages.includes('python'))
    return { ok: false, reason: `is in Python, which the item does not take` }
  const tree = pythonTree(text)
  const broken = firstFault(tree, text)
  if (broken !== undefined) return { ok: false, reason: 'is no Python', counterexample: broken }
  const effect = effectIn(tree, text, pythonEffects)
  if (effect) return { ok: false, ...effect }
  if (!new RegExp(String.raw`^def[ \t]+${name}\b`, 'm').test(text))
    return { ok: false, reason: `defines no function ${name}` }
  return { ok: true, program: { language: 'python', text: whole(text) } }
}

function whole(text: string): string {
  return `${text.trimEnd()}\n`
}

function scriptTree(text: string): SyntaxNode {
  return typescriptParser.parse(text).topNode
}

function pythonTree(text: string): SyntaxNode {
  return pythonParser.parse(text).topNode
}

function faultsIn(tree: SyntaxNode): number {
  return nodesOf(tree).filter(({ type }) => type.isError).length
}

/** The line on which a text stops being a script; the editor's parser, which has every tree, takes less than that. */
function scriptFault(text: string): string | undefined {
  if (faultsIn(scriptTree(text)) === 0) return undefined
  try {
    parse(withoutTypes(text), { sourceType: 'module', ecmaVersion: 'latest' })
    return undefined
  } catch {
    return firstFault(scriptTree(text), text)
  }
}

/** The line on which a text stops being a program. */
function firstFault(tree: SyntaxNode, text: string): string | undefined {
  const fault = nodesOf(tree).find(({ type }) => type.isError)
  return fault && lineAt(text, fault.from)
}

function lineAt(text: string, at: number): string {
  const number = text.slice(0, at).split('\n').length
  return `line ${number}: ${(text.split('\n')[number - 1] ?? '').trim()}`
}

interface Effect {
  readonly node: string
  readonly pattern: RegExp
  readonly words: string
}

/** What a function of its input has no need of. */
const scriptEffects: readonly Effect[] = [
  { node: 'ImportDeclaration', pattern: /^/, words: 'imports something' },
  { node: 'DynamicImport', pattern: /^/, words: 'imports something' },
  { node: 'CallExpression', pattern: /^(?:require|import)\s*\(/, words: 'imports something' },
  { node: 'CallExpression', pattern: /^console\b/, words: 'prints' },
  {
    node: 'CallExpression',
    pattern: /^(?:eval|Function|fetch|setTimeout|setInterval)\s*\(/,
    words: 'does something else than to compute',
  },
  { node: 'CallExpression', pattern: /^Math\s*\.\s*random\b/, words: 'draws random numbers' },
  {
    node: 'CallExpression',
    pattern: /^(?:Date\s*\.\s*now|performance\s*\.\s*now)\b/,
    words: 'looks at the clock',
  },
  { node: 'NewExpression', pattern: /^new\s+Date\s*(?:\(\s*\)|$)/, words: 'looks at the clock' },
  { node: 'NewExpression', pattern: /^new\s+Function\b/, words: 'does something else than to compute' },
  {
    node: 'MemberExpression',
    pattern: /^(?:process|Deno|Bun)\s*[.[]/,
    words: 'reaches for what is outside of it',
  },
  {
    node: 'VariableName',
    pattern: /^(?:globalThis|performance|crypto|Reflect|Proxy|eval)$/,
    words: 'reaches for what is outside of it',
  },
]

/** What may only be used for what it holds: under another name, nobody sees which part of it is meant. */
const scriptWholes = /^(?:Date|Math|Symbol)$/

const pythonEffects: readonly Effect[] = [
  {
    node: 'ImportStatement',
    pattern:
      /^(?!(?:import|from)\s+(?:math|collections|itertools|functools|heapq|bisect|re|string|operator|typing|dataclasses|decimal|fractions|copy|__future__)\b)/,
    words: 'imports something that it has no need of',
  },
  { node: 'CallExpression', pattern: /^print\s*\(/, words: 'prints' },
  { node: 'CallExpression', pattern: /^(?:open|input)\s*\(/, words: 'reads files' },
  {
    node: 'CallExpression',
    pattern: /^(?:exec|eval|compile|__import__|globals)\s*\(/,
    words: 'does something else than to compute',
  },
]

function effectIn(
  tree: SyntaxNode,
  text: string,
  effects: readonly Effect[],
): { readonly reason: string; readonly counterexample: string } | undefined {
  for (const { name, from, to } of nodesOf(tree)) {
    const found = effects.find(({ node, pattern }) => node === name && pattern.test(text.slice(from, to)))
    if (found) return { reason: found.words, counterexample: lineAt(text, from) }
  }
  return undefined
}

/** Where a program gives another name to the clock, or to where random numbers come from. */
function aliasIn(
  tree: SyntaxNode,
  text: string,
): { readonly reason: string; readonly counterexample: string } | undefined {
  const alias = nodesOf(tree).find(({ name, from, to, parent }) => {
    if (name !== 'VariableName' || !scriptWholes.test(text.slice(from, to))) return false
    const isUsed = parent?.name === 'MemberExpression' || parent?.name === 'NewExpression'
    return !isUsed || (parent.name === 'MemberExpression' && text[parent.to - 1] === ']')
  })
  return (
    alias && {
      reason: 'gives another name to what is not of its own',
      counterexample: lineAt(text, alias.from),
    }
  )
}

/** A node and all below it, in the order of the text. */
export function nodesOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [node]
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(...nodesOf(child))
  return found
}

/** The tree of a program. */
export function treeOf({ language, text }: Runnable): SyntaxNode {
  return language === 'python' ? pythonTree(text) : scriptTree(text)
}
