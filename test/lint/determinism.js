/** Linter rule for `adaptive/`: only arithmetic that every engine computes to the same bit. */
const exactMath = new Set(['abs', 'floor', 'trunc', 'min', 'max', 'sqrt', 'imul', 'fround'])
const outside = new Set([
  'Date',
  'performance',
  'crypto',
  'Intl',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'globalThis',
])

const exactArithmetic = {
  create(context) {
    const refuse = (node, found, instead) =>
      context.report({ node, message: `Unexpected ${found} in adaptive/: ${instead}` })
    return {
      MemberExpression(node) {
        if (node.object.type !== 'Identifier' || node.object.name !== 'Math') return
        const name = node.property.type === 'Identifier' && !node.computed ? node.property.name : '[computed]'
        if (!exactMath.has(name))
          refuse(node, `Math.${name}`, 'engines differ in its last bit; use adaptive/numeric')
      },
      BinaryExpression(node) {
        if (node.operator === '**')
          refuse(node, '`**`', 'engines differ in its last bit; multiply, or use adaptive/numeric')
      },
      AssignmentExpression(node) {
        if (node.operator === '**=')
          refuse(node, '`**=`', 'engines differ in its last bit; multiply, or use adaptive/numeric')
      },
      Identifier(node) {
        const member =
          node.parent?.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed
        const key = node.parent?.type === 'Property' && node.parent.key === node
        if (!member && !key && outside.has(node.name))
          refuse(node, node.name, 'time, randomness and data come in as arguments')
      },
    }
  },
}

export default { meta: { name: 'assay' }, rules: { 'exact-arithmetic': exactArithmetic } }
