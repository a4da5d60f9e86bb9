import {
  callOf,
  halved,
  numbers,
  renamed,
  swapped,
  type MutationRules,
  type Operator,
  type SyntaxNode,
} from './mutant.ts'

const binaries = swapped({
  '<': ['<='],
  '<=': ['<'],
  '>': ['>='],
  '>=': ['>'],
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
})

const updates: Readonly<Record<string, string>> = {
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
  '%=': '*=',
  '??=': '=',
  '||=': '=',
  '&&=': '=',
  '|=': '&=',
  '&=': '|=',
  '^=': '&=',
  '<<=': '>>=',
  '>>=': '<<=',
}

const assigned: Operator = (node, text) => {
  if (node.name === 'UpdateOp') {
    const by = updates[text.slice(node.from, node.to)]
    return renamed(node, by)
  }
  if (node.name !== 'ArithOp') return []
  const sign = text.slice(node.from, node.to)
  return renamed(node, sign === '++' ? '--' : sign === '--' ? '++' : undefined)
}

const unary: Operator = (node, text) => {
  const { firstChild: sign, lastChild: operand } = node
  if (node.name !== 'UnaryExpression' || !sign || !operand) return []
  if (!['!', '-'].includes(text.slice(sign.from, sign.to))) return []
  return [{ from: node.from, to: node.to, by: text.slice(operand.from, operand.to) }]
}

const literals: Operator = (node, text) => {
  const written = text.slice(node.from, node.to)
  if (node.name === 'BooleanLiteral') return renamed(node, written === 'true' ? 'false' : 'true')
  if (node.name !== 'String') return []
  return renamed(node, written.length > 2 ? "''" : "'?'")
}

/** Conditions that always hold, or never. */
const conditions: Operator = (node, text) => {
  if (node.name === 'ConditionalExpression') {
    const first = node.firstChild
    return first ? ['true', 'false'].flatMap((by) => renamed(first, by)) : []
  }
  if (node.name !== 'IfStatement' && node.name !== 'WhileStatement') return []
  const condition = node.getChild('ParenthesizedExpression')
  if (!condition || text.slice(condition.from + 1, condition.to - 1).trim() === 'true') return []
  // A loop that never ends tells nobody anything.
  const values = node.name === 'WhileStatement' ? ['(false)'] : ['(true)', '(false)']
  return values.flatMap((by) => renamed(condition, by))
}

/** A call or an assignment that is forgotten, a loop that goes on. */
const statements: Operator = (node) => {
  const isLeftOut = ['ExpressionStatement', 'BreakStatement', 'ContinueStatement'].includes(node.name)
  return isLeftOut ? renamed(node, ';') : []
}

const functions: Readonly<Record<string, string>> = {
  'Math.min': 'Math.max',
  'Math.max': 'Math.min',
  'Math.floor': 'Math.ceil',
  'Math.ceil': 'Math.floor',
  'Math.round': 'Math.floor',
  'Math.trunc': 'Math.ceil',
}

const methods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  find: 'findLast',
  findLast: 'find',
  findIndex: 'findLastIndex',
  findLastIndex: 'findIndex',
  shift: 'pop',
  pop: 'shift',
  push: 'unshift',
  unshift: 'push',
  reduce: 'reduceRight',
  reduceRight: 'reduce',
  trimStart: 'trimEnd',
  trimEnd: 'trimStart',
}

/** Methods that give back something of the kind that they are called on, so that a call can be forgotten. */
const passing = new Set(
  'sort toSorted reverse toReversed trim toLowerCase toUpperCase filter concat slice flat normalize'.split(
    ' ',
  ),
)

const calls: Operator = (node, text) => {
  const call = callOf(node, text)
  if (!call) return []
  const { callee, name, target, list, inside } = call
  const whole = text.slice(callee.from, callee.to)
  if (Object.hasOwn(functions, whole)) return renamed(callee, functions[whole])
  const called = text.slice(name.from, name.to)
  if (!target) return []
  const kept = text.slice(target.from, target.to)
  const dropped = passing.has(called) && inside !== '' ? [{ from: node.from, to: node.to, by: kept }] : []
  const bare = ['sort', 'toSorted', 'reverse', 'toReversed', 'trim', 'toLowerCase', 'toUpperCase']
  if (dropped.length === 0 && bare.includes(called)) return [{ from: node.from, to: node.to, by: kept }]
  // Texts are sorted by another order than numbers: a forgotten comparison is a mistake of its own.
  const unordered =
    (called === 'sort' || called === 'toSorted') && inside !== ''
      ? [{ from: list.from, to: list.to, by: '()' }]
      : []
  return [
    ...dropped,
    ...unordered,
    ...renamed(name, Object.hasOwn(methods, called) ? methods[called] : undefined),
  ]
}

/** Types, imports, and the words of errors, which no verdict depends on. */
function isPassedOver(node: SyntaxNode, text: string): boolean {
  if (/^(Type|Interface|Import)|Type$/.test(node.name)) return true
  if (node.name === 'ThrowStatement') return true
  const call = node.name === 'ExpressionStatement' ? node.firstChild : undefined
  return call?.name === 'CallExpression' && /^console\s*\./.test(text.slice(call.from, call.to))
}

/** JavaScript and TypeScript. */
export const javascriptRules: MutationRules = {
  operators: [
    binaries,
    halved(['&&', '||', '??']),
    assigned,
    unary,
    literals,
    conditions,
    statements,
    calls,
    numbers,
  ],
  isPassedOver,
}
