import type { Runnable } from '../../verify/execute-apart.ts'
import type { SyntaxNode } from '../../verify/mutate/mutant.ts'
import { treeOf } from './read-program.ts'

/** Tokens of a run. */
const RUN = 4

const names = new Set(['VariableName', 'VariableDefinition', 'Label'])
const values: Readonly<Record<string, string>> = { Number: '0', String: "''", TemplateString: "''" }
const passedOver = new Set([
  'LineComment',
  'BlockComment',
  'Comment',
  'TypeAnnotation',
  'TypeDef',
  'export',
  'Star',
])

/** The tokens of a program, in which every variable is the same, and so is every number and every text; types are left out. */
export function tokensOf(program: Runnable): readonly string[] {
  const tokens: string[] = []
  const visit = (node: SyntaxNode): void => {
    if (passedOver.has(node.name) || /^(?:Type|Interface)(?:Alias|Declaration)/.test(node.name)) return
    const value = values[node.name]
    if (value !== undefined) tokens.push(value)
    else if (names.has(node.name)) tokens.push('name')
    else if (node.firstChild)
      for (let child = node.firstChild as SyntaxNode | null; child; child = child.nextSibling) visit(child)
    else if (node.from < node.to) tokens.push(program.text.slice(node.from, node.to))
  }
  visit(treeOf(program))
  return tokens.filter((token) => token !== ';')
}

/** All runs of four tokens. */
export function shinglesOf(program: Runnable): ReadonlySet<string> {
  const tokens = tokensOf(program)
  return new Set(tokens.slice(RUN - 1).map((_, at) => tokens.slice(at, at + RUN).join(' ')))
}

/**
 * How much of two programs is alike, in [0, 1]: the runs that both have among those that either has (Jaccard, 1912).
 */
export function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const both = [...left].filter((one) => right.has(one)).length
  const either = left.size + right.size - both
  return either === 0 ? 1 : both / either
}

/** How much of one program is in another, in [0, 1], whatever else the other has. */
export function containedIn(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  return part.size === 0 ? 0 : [...part].filter((one) => whole.has(one)).length / part.size
}
