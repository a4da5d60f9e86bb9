import type { Runnable } from '../../verify/execute-apart.ts'
import { binaryOf, type SyntaxNode } from '../../verify/mutate/mutant.ts'
import { nodesOf, treeOf } from './read-program.ts'

/** A condition by which a program decides. */
export interface Decision {
  readonly from: number
  readonly to: number
  /** From 1. */
  readonly line: number
  readonly text: string
}

/** What joins conditions to one. */
const JOINS: ReadonlySet<string> = new Set(['&&', '||', 'and', 'or'])
/** What compares, wherever it stands. */
const COMPARES = /^(?:[<>]=?|[=!]==?|in|not in)$/

/**
 * The conditions of a program: of `if` and `while`, of choices between two values, the parts of each, and every comparison.
 */
export function decisionsIn(program: Runnable): readonly Decision[] {
  const { text } = program
  const nodes = nodesOf(treeOf(program))
  const conditions = nodes.flatMap(conditionsAt).flatMap((node) => partsOf(node, text))
  const comparisons = nodes.filter((node) => COMPARES.test(binaryOf(node, text)?.operator.text ?? ''))
  return [
    ...new Map([...conditions, ...comparisons].map((node) => [`${node.from} ${node.to}`, node])).values(),
  ]
    .filter(({ name }) => !/^(?:Boolean|BooleanLiteral|Number|String|None)$/.test(name))
    .map(({ from, to }) => ({
      from,
      to,
      line: text.slice(0, from).split('\n').length,
      text: text.slice(from, to).replace(/\s+/g, ' '),
    }))
}

function conditionsAt(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.name === 'ConditionalExpression' && node.firstChild?.nextSibling?.name === 'LogicOp')
    return [node.firstChild]
  if (!/^(?:if|elif|while)$/.test(node.name) || !node.nextSibling) return []
  return [node.nextSibling]
}

/** A condition and those of which it is made. */
function partsOf(node: SyntaxNode, text: string): readonly SyntaxNode[] {
  if (node.name === 'ParenthesizedExpression') {
    const inner = node.firstChild?.nextSibling
    return inner ? partsOf(inner, text) : []
  }
  const binary = binaryOf(node, text)
  return binary && JOINS.has(binary.operator.text)
    ? [node, ...partsOf(binary.left, text), ...partsOf(binary.right, text)]
    : [node]
}

/**
 * The program with a call around each of its conditions.
 *
 * @param saw function that is given the place of the condition and its value, and returns the value
 */
export function withWatched(text: string, decisions: readonly Decision[], saw: string): string {
  const marks = decisions.flatMap(({ from, to }, at) => [
    // Where two begin at one place, the longer is the outer one; where two end at one, the shorter ends first.
    { place: from, order: 1, width: from - to, put: `${saw}(${at}, (` },
    { place: to, order: 0, width: to - from, put: '))' },
  ])
  const sorted = marks.toSorted(
    (left, right) => left.place - right.place || left.order - right.order || left.width - right.width,
  )
  let [made, done] = ['', 0]
  for (const { place, put } of sorted) {
    made += text.slice(done, place) + put
    done = place
  }
  return made + text.slice(done)
}
