import {
  parseExpressionAt,
  type AnyNode,
  type Expression,
  type Function as FunctionNode,
  type Node,
  type SpreadElement,
} from 'acorn'
import { createEdits, type Edits } from './edits.ts'
import { chargedConstructors, chargedMethods } from './charging-policy.ts'

/** A place of the script to which steps are charged; offsets in UTF-16 code units of the script. */
export interface Site {
  readonly start: number
  /** What stands there, on one line, at most 80 characters */
  readonly text: string
}

/** A script that counts its steps. */
export interface Instrumented {
  /** An expression: a function of the counter's six hooks that gives the factory */
  readonly script: string
  /** Site `i` is `counts[i + 2]` of the counter; the first stands for what no site is known of */
  readonly sites: readonly Site[]
}

/**
 * Puts counters into a script: one step for each call of a function, turn of a loop and entry of a literal, and marks
 * of the site where a builtin is called that the policy charges for. Only ever inserts, and never a line break.
 *
 * @param script as `compile` gives it: an expression, free of types
 * @throws SyntaxError where acorn cannot read it; RangeError where the host's stack is too small
 */
export function instrument(script: string): Instrumented {
  const root = parseExpressionAt(script, 0, { ecmaVersion: 'latest' }) as AnyNode
  const edits = createEdits()
  const names = hookNames(script)
  const sites: Site[] = [{ start: 0, text: '' }]
  const context: Context = {
    script,
    edits,
    names,
    site: (start, end) => {
      sites.push({ start, text: oneLine(script.slice(start, end)) })
      return sites.length + 1
    },
  }
  const visit = (node: AnyNode, isInChain: boolean): void => {
    const handler = handlers[node.type] as
      ((node: AnyNode, context: Context, inside: boolean) => void) | undefined
    // The script's own wrapper is no function of the candidate's.
    if (node !== root) handler?.(node, context, isInChain)
    const inside = node.type === 'ChainExpression' || (isInChain && continuesChain(node))
    for (const child of childrenOf(node)) visit(child, inside)
  }
  visit(root, false)
  const { counts, stop, mark, spread, fields, made } = names
  return {
    script: `(function (${counts}, ${stop}, ${mark}, ${spread}, ${fields}, ${made}) {return ${edits.apply(script)}})`,
    sites,
  }
}

interface Context {
  readonly script: string
  readonly edits: Edits
  readonly names: ReturnType<typeof hookNames>
  /** @returns the index of a new site's sum */
  readonly site: (start: number, end: number) => number
}

/** Names that the script does not hold, so that no text of it reaches the counters. */
function hookNames(script: string) {
  let prefix = 'assay$'
  while (script.includes(prefix)) prefix += '$'
  return {
    counts: `${prefix}c`,
    stop: `${prefix}e`,
    mark: `${prefix}m`,
    spread: `${prefix}s`,
    fields: `${prefix}f`,
    made: `${prefix}n`,
  }
}

type Handlers = {
  readonly [Type in AnyNode['type']]?: (
    node: Extract<AnyNode, { type: Type }>,
    context: Context,
    isInChain: boolean,
  ) => void
}

const handlers: Handlers = {
  ForStatement: (node, context) => loop(node, node.body, context),
  WhileStatement: (node, context) => loop(node, node.body, context),
  DoWhileStatement: (node, context) => loop(node, node.body, context),
  ForInStatement: (node, context) => loop(node, node.body, context, restsOf(patternOf(node.left))),
  ForOfStatement: (node, context) => loop(node, node.body, context, restsOf(patternOf(node.left))),
  FunctionDeclaration: entry,
  FunctionExpression: entry,
  ArrowFunctionExpression: entry,
  CallExpression: call,
  NewExpression: construction,
  ArrayExpression: ({ start, end, elements }, context) => {
    literal(start, end, elements.length, context)
    spreads(elements, context.names.spread, context)
  },
  ObjectExpression: ({ start, end, properties }, context) => {
    literal(start, end, properties.length, context)
    spreads(properties, context.names.fields, context)
  },
  VariableDeclarator: (node, { edits, names, site }) => {
    const rests = node.init ? restsOf(node.id) : []
    for (const [order, rest] of rests.entries()) {
      const index = site(node.start, node.end)
      edits.insert(node.end, `,${names.counts}${index}_${order}=${names.fields}(${index},${rest})`)
    }
  },
}

/** One step, charged to a site: as an expression. */
function step({ names: { counts, stop } }: Context, index: number): string {
  return `${counts}[${index}]++,--${counts}[0]<0&&${stop}()`
}

function loop(node: Node, body: Node, context: Context, rests: readonly string[] = []): void {
  const { edits, names, site } = context
  const index = site(node.start, body.start)
  const charges = rests.map((rest) => `${names.fields}(${index},${rest});`).join('')
  const hook = `${step(context, index)};${charges}`
  if ((body as AnyNode).type === 'BlockStatement') edits.insert(body.start + 1, hook)
  else edits.wrap(body.start, body.end, `{${hook}`, '}')
}

function entry(node: FunctionNode, context: Context): void {
  const { edits, names, site, script } = context
  const index = site(node.start, node.body.start)
  const charges = node.params.flatMap(restsOf).map((rest) => `${names.fields}(${index},${rest})`)
  const hook = [step(context, index), ...charges].join(',')
  const { body } = node
  if (body.type !== 'BlockStatement') {
    edits.wrap(body.start, body.end, `(${hook},(`, '))')
    return
  }
  const directives = body.body.filter(
    (one) => one.type === 'ExpressionStatement' && one.directive !== undefined,
  )
  const last = directives.at(-1)
  if (last === undefined) edits.insert(body.start + 1, `${hook};`)
  else edits.insert(last.end, `${script[last.end - 1] === ';' ? '' : ';'}${hook};`)
}

function literal(start: number, end: number, entries: number, { edits, names, site }: Context): void {
  if (entries < 2) return
  const index = site(start, end)
  const { counts, stop } = names
  edits.wrap(start, end, `(${counts}[${index}]+=${entries},(${counts}[0]-=${entries})<0&&${stop}(),`, ')')
}

/** What is spread is copied: its elements, or its fields. */
function spreads(
  entries: readonly (Expression | SpreadElement | AnyNode | null)[],
  hook: string,
  { edits, site }: Context,
): void {
  for (const entry of entries) {
    if (entry?.type !== 'SpreadElement') continue
    const { start, end } = entry.argument
    edits.wrap(start, end, ` ${hook}(${site(entry.start, entry.end)},(`, '))')
  }
}

type CallNode = Extract<AnyNode, { type: 'CallExpression' }>

/** Marks where a builtin may be called, as the last thing before the call. */
function call(node: CallNode, context: Context, isInChain: boolean): void {
  const { edits, names, site } = context
  const { callee } = node
  const last = node.arguments.at(-1)
  spreads(node.arguments, names.spread, context)
  if (callee.type === 'Super') {
    const [first] = node.arguments
    if (first === undefined || first.type === 'SpreadElement') return
    const index = site(node.start, node.end)
    edits.wrap(first.start, first.end, ` ${names.made}(${index},new.target,(`, '))')
    return
  }
  if (callee.type !== 'MemberExpression' || last?.type === 'SpreadElement') return
  if (!callee.computed && !isCharged(callee.property)) return
  if (last !== undefined) {
    const index = site(node.start, node.end)
    edits.wrap(last.start, last.end, ` ${names.mark}(${index},(`, '))')
  } else if (!isInChain && callee.object.type !== 'Super') {
    const index = site(node.start, node.end)
    edits.wrap(callee.object.start, callee.object.end, ` ${names.mark}(${index},(`, '))')
  }
}

function isCharged(property: AnyNode): boolean {
  return property.type === 'Identifier' && chargedMethods.has(property.name)
}

function construction(
  { start, end, callee, arguments: given }: Extract<AnyNode, { type: 'NewExpression' }>,
  context: Context,
): void {
  const { edits, names, site } = context
  const [first] = given
  spreads(given, names.spread, context)
  if (callee.type !== 'Identifier' || first === undefined || first.type === 'SpreadElement') return
  if (!chargedConstructors.has(callee.name) && !/^[A-Z]/.test(callee.name)) return
  const index = site(start, end)
  edits.wrap(first.start, first.end, ` ${names.made}(${index},${callee.name},(`, '))')
}

/** Names that take the rest of what a pattern is given, at any depth. */
function restsOf(pattern: AnyNode | undefined): readonly string[] {
  switch (pattern?.type) {
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? restsOf(element) : []))
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => restsOf(one.type === 'Property' ? one.value : one))
    case 'AssignmentPattern':
      return restsOf(pattern.left)
    case 'RestElement':
      return pattern.argument.type === 'Identifier' ? [pattern.argument.name] : restsOf(pattern.argument)
    default:
      return []
  }
}

function patternOf(left: AnyNode): AnyNode | undefined {
  return left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left
}

/** Whether a node hands on to the next link of an optional chain. */
function continuesChain(node: AnyNode): boolean {
  return node.type === 'MemberExpression' || node.type === 'CallExpression'
}

function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = []
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) children.push(...value.filter(isNode))
    else if (isNode(value)) children.push(value)
  }
  return children
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
