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
  '==': ['!='],
  '!=': ['=='],
  is: ['is not'],
  'is not': ['is'],
  in: ['not in'],
  'not in': ['in'],
  '+': ['-'],
  '-': ['+'],
  '*': ['+'],
  '/': ['*'],
  '//': ['/'],
  '%': ['//'],
  '**': ['*'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
})

const updates: Readonly<Record<string, string>> = {
  '+=': '-=',
  '-=': '+=',
  '*=': '//=',
  '//=': '*=',
  '/=': '*=',
  '%=': '//=',
  '|=': '&=',
  '&=': '|=',
  '^=': '&=',
}

const assigned: Operator = (node, text) =>
  node.name === 'UpdateOp' ? renamed(node, updates[text.slice(node.from, node.to)]) : []

const unary: Operator = (node, text) => {
  const { firstChild: sign } = node
  if (node.name !== 'UnaryExpression' || !sign) return []
  if (!['not', '-'].includes(text.slice(sign.from, sign.to))) return []
  // The sign alone goes: what it stands before may reach further than the tree says.
  const rest = text.slice(sign.to).search(/\S/)
  return [{ from: sign.from, to: sign.to + Math.max(rest, 0), by: '' }]
}

const literals: Operator = (node, text) => {
  const written = text.slice(node.from, node.to)
  if (node.name === 'Boolean') return renamed(node, written === 'True' ? 'False' : 'True')
  if (node.name !== 'String' || node.parent?.name === 'ExpressionStatement') return []
  return renamed(node, written.length > 2 ? "''" : "'?'")
}

const conditions: Operator = (node) => {
  if (node.name === 'ConditionalExpression') {
    const condition = node.getChild('if')?.nextSibling
    return condition ? ['True', 'False'].flatMap((by) => renamed(condition, by)) : []
  }
  if (node.name !== 'IfStatement' && node.name !== 'WhileStatement') return []
  const words = node.getChildren(node.name === 'IfStatement' ? 'if' : 'while')
  const values = node.name === 'WhileStatement' ? ['False'] : ['True', 'False']
  return [...words, ...node.getChildren('elif')].flatMap(({ nextSibling: condition }) =>
    condition && condition.name !== 'Boolean' ? values.flatMap((by) => renamed(condition, by)) : [],
  )
}

const statements: Operator = (node) => {
  const isDoc = node.firstChild?.name === 'String' || node.firstChild?.name === 'YieldExpression'
  if (node.name === 'ExpressionStatement' && !isDoc) return renamed(node, 'pass')
  if (node.name === 'UpdateStatement' || node.name === 'BreakStatement' || node.name === 'ContinueStatement')
    return renamed(node, 'pass')
  return []
}

const functions: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  any: 'all',
  all: 'any',
  sorted: 'list',
  reversed: 'iter',
  abs: '',
  bisect_left: 'bisect_right',
  bisect_right: 'bisect_left',
  'math.floor': 'math.ceil',
  'math.ceil': 'math.floor',
  'bisect.bisect_left': 'bisect.bisect_right',
  'bisect.bisect_right': 'bisect.bisect_left',
}

const methods: Readonly<Record<string, string>> = {
  startswith: 'endswith',
  endswith: 'startswith',
  find: 'rfind',
  rfind: 'find',
  index: 'rindex',
  popleft: 'pop',
  append: 'appendleft',
  appendleft: 'append',
  union: 'intersection',
  intersection: 'union',
}

const passing = new Set('strip lstrip rstrip lower upper casefold title'.split(' '))

const calls: Operator = (node, text) => {
  const call = callOf(node, text)
  if (!call) return []
  const { callee, name, target, inside } = call
  const whole = text.slice(callee.from, callee.to)
  if (Object.hasOwn(functions, whole)) return renamed(callee, functions[whole])
  if (whole === 'enumerate' && !inside.includes(',')) return renamed(node, `enumerate(${inside}, 1)`)
  if (whole === 'range' && inside !== '')
    return renamed(node, `range(${inside}, 1)`.replace(/^range\(([^,()]+), 1\)$/, 'range(1, $1)')).filter(
      ({ by }) => by !== `range(${inside}, 1)`,
    )
  if (!target) return []
  const called = text.slice(name.from, name.to)
  if (passing.has(called)) return renamed(node, text.slice(target.from, target.to))
  return renamed(name, Object.hasOwn(methods, called) ? methods[called] : undefined)
}

/** Type hints, imports and the words of errors. */
function isPassedOver(node: SyntaxNode): boolean {
  return ['TypeDef', 'ImportStatement', 'RaiseStatement', 'AssertStatement', 'Decorator'].includes(node.name)
}

/** Python. */
export const pythonRules: MutationRules = {
  operators: [
    binaries,
    halved(['and', 'or']),
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
