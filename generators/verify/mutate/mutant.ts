import type { parser } from '@lezer/javascript'

/** A node of a program's tree, which tells its kind, its place and its neighbours. */
export type SyntaxNode = ReturnType<typeof parser.parse>['topNode']

/** A program with one planted fault. */
export interface Mutant {
  /** Such as `< → <= @4:17`: what became of what, and where it stood. Waivers name mutants by it */
  readonly name: string
  /** The whole program. */
  readonly text: string
  /** Of the change, in the program that was right; both from 1. */
  readonly line: number
  readonly column: number
  /** Where the fault is in a fallback (`?? 0`): the program that throws where the fallback is used. */
  readonly trapped?: string
}

/** What a fault puts in the place of what. */
export interface Change {
  readonly from: number
  readonly to: number
  readonly by: string
}

/** Faults that people make at one node of a program's tree. */
export type Operator = (node: SyntaxNode, text: string) => readonly Change[]

/** What one language's programs are changed by. */
export interface MutationRules {
  readonly operators: readonly Operator[]
  /** Whether nothing below a node is ever run: types, imports, words of errors. */
  readonly isPassedOver: (node: SyntaxNode, text: string) => boolean
}

/** The operands of a binary expression, and the operator between them. */
export interface Binary {
  readonly left: SyntaxNode
  /** From its first character to its last, where it has several words. */
  readonly operator: { readonly from: number; readonly to: number; readonly text: string }
  readonly right: SyntaxNode
}

/** Reads a `BinaryExpression`; undefined for one that is cut short. */
export function binaryOf(node: SyntaxNode, text: string): Binary | undefined {
  const { firstChild: left, lastChild: right } = node
  if (node.name !== 'BinaryExpression' || !left || !right) return undefined
  const [first, last] = [left.nextSibling, right.prevSibling]
  if (!first || !last || first.from > last.from || first.from >= right.from) return undefined
  const operator = text.slice(first.from, last.to).replace(/\s+/g, ' ')
  return { left, operator: { from: first.from, to: last.to, text: operator }, right }
}

/** A whole number that is one more, and one that is one less; the sign of a number stands outside of it. */
export const numbers: Operator = (node, text) => {
  if (node.name !== 'Number') return []
  const { from, to } = node
  const [, digits = '', big = ''] = /^(\d[\d_]*)(n?)$/.exec(text.slice(from, to)) ?? []
  if (digits !== '') {
    const value = BigInt(digits.replaceAll('_', ''))
    const less = value > 0n ? [{ from, to, by: `${value - 1n}${big}` }] : []
    return [{ from, to, by: `${value + 1n}${big}` }, ...less]
  }
  const fraction = Number(text.slice(from, to).replaceAll('_', ''))
  return Number.isFinite(fraction) ? [{ from, to, by: String(fraction + 1) }] : []
}

/**
 * Replaces operators by the neighbours that they are confused with.
 *
 * @param swaps what becomes of an operator, by its text
 */
export function swapped(swaps: Readonly<Record<string, readonly string[]>>): Operator {
  return (node, text) => {
    const operator = binaryOf(node, text)?.operator
    if (!operator || !Object.hasOwn(swaps, operator.text)) return []
    return (swaps[operator.text] ?? []).map((by) => ({ from: operator.from, to: operator.to, by }))
  }
}

/** Leaves one of two conditions out. */
export function halved(operators: readonly string[]): Operator {
  return (node, text) => {
    const binary = binaryOf(node, text)
    if (!binary || !operators.includes(binary.operator.text)) return []
    const { left, right } = binary
    return [left, right].map((kept) => ({
      from: node.from,
      to: node.to,
      by: text.slice(kept.from, kept.to),
    }))
  }
}

/** The whole of what stands in a node's place: `name` becomes another name. */
export function renamed(node: SyntaxNode, by: string | undefined): readonly Change[] {
  return by === undefined ? [] : [{ from: node.from, to: node.to, by }]
}

/** What is called by a `CallExpression`: the text of the function or method, and its argument list. */
export function callOf(node: SyntaxNode, text: string) {
  if (node.name !== 'CallExpression') return undefined
  const { firstChild: callee, lastChild: list } = node
  if (!callee || list?.name !== 'ArgList') return undefined
  const method = callee.name === 'MemberExpression' ? callee.lastChild : undefined
  const target = method ? callee.firstChild : undefined
  const inside = text.slice(list.from + 1, list.to - 1).trim()
  return { callee, name: method ?? callee, method, target, list, inside }
}
