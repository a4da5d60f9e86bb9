import { arrangeAlone } from '../arrange-alone.ts'
import { parseDocument } from 'yaml'
import type { ItemOf } from '#schemas/item'
import type { Model } from '#schemas/model'
import { parseType, printType, pythonName, type ValueType } from '#schemas/value'
import { renderStarter } from '../../compile/starter.ts'
import { drawableOperators, type Operator, type Outputs } from './output-operators.ts'

type Signature = ItemOf<'code'>['signature']

/** The name of what is asked of the list that an item returns, among the parameters of its model. */
export const OUTPUT = 'output'
/** What a draw of it is that asks for the list itself. */
const LIST = 'list'

type Parameter = NonNullable<Model['parameters']>[string]

/** The parameters of a model, with that of its outputs. The list itself is drawn where something else is drawn as well. */
export function parametersOf(model: Model): Readonly<Record<string, Parameter>> {
  const { parameters = {}, stories, outputs } = model
  if (!outputs) return parameters
  const isOther = Object.keys(parameters).length > 0 || stories !== undefined
  const oneOf = [...(isOther ? [LIST] : []), ...drawableOperators(outputs).keys()]
  return { ...parameters, [OUTPUT]: { role: 'radical', own: LIST, oneOf } }
}

/** @returns undefined where an operator cannot be asked of what a function returns */
export function outputType(type: string, operator: Operator): ValueType | undefined {
  const list = parseType(type)
  return list.type === 'array' ? operator.type(list.of) : undefined
}

/**
 * Asks something else of the list that an item's function returns: in the stem, in the signature, in the cases, whose
 * results are placeholders until they are computed, and in what submissions return. Of its properties only `arrange` is
 * left, since the others speak of the list.
 *
 * @param files texts by path, in the words of the variant
 * @param drawn what was drawn of `outputs`
 * @param put puts a text of the model into the words of the variant
 */
export function withOutput(
  files: ReadonlyMap<string, string>,
  outputs: Outputs,
  drawn: string,
  put: (text: string) => string,
): ReadonlyMap<string, string> {
  const operator = drawableOperators(outputs).get(drawn)
  const item = files.get('item.mdx') ?? ''
  const signature = signatureOf(item)
  const type = operator && signature && outputType(signature.returns.type, operator)
  if (!type) return files
  const words = operator.words(put(outputs.of))
  const returns = { type: printType(type), doc: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` }
  const asked: Signature = { ...signature, returns }
  const result = new Map<string, string>()
  for (const [path, text] of files) {
    const made = textOf(path, text)
    if (made !== undefined) result.set(path, made)
  }
  return result

  function textOf(path: string, text: string): string | undefined {
    if (path === 'item.mdx') return withReturns(withWords(text), returns)
    if (path === 'cases.yaml') return withPlaceholders(text, placeholder(type ?? { type: 'int' }))
    if (path === 'properties.ts') return arrangeAlone(text, 'OfTheList')
    if (!path.startsWith('submissions/') || !operator || !signature) return text
    return withOperator(path, text, { signature, asked, operator }) ?? text
  }

  function withWords(text: string): string {
    const { from, to, of } = outputs
    return text
      .replace(put(from), () => put(to).replace('{asked}', words))
      .replace(
        /^<Explanation>\n/m,
        (tag) =>
          `${tag}What is asked for is computed from ${put(of)} at the very end; this is how to get them.\n\n`,
      )
  }
}

const frontmatter = /^---\n([^]*?\n)---\n/

function signatureOf(item: string): Signature | undefined {
  const data: unknown = parseDocument(frontmatter.exec(item)?.[1] ?? '').toJS()
  return (data as { readonly signature?: Signature } | null)?.signature
}

function withReturns(item: string, { type, doc }: Signature['returns']): string {
  return item.replace(frontmatter, (_, yaml: string) => {
    const document = parseDocument(yaml)
    document.setIn(['signature', 'returns', 'type'], type)
    document.setIn(['signature', 'returns', 'doc'], doc)
    return `---\n${document.toString({ lineWidth: 0 })}---\n`
  })
}

/** A value of a type that an operator returns. */
function placeholder({ type }: ValueType): 0 | null | [] {
  if (type === 'array') return []
  return type === 'optional' ? null : 0
}

function withPlaceholders(text: string, value: 0 | null | []): string {
  const document = parseDocument(text)
  const { cases } = document.toJS() as { readonly cases: readonly unknown[] }
  for (const at of cases.keys()) document.setIn(['cases', at, 'expected'], document.createNode(value))
  return document.toString({ lineWidth: 0 })
}

/** The claims under other names, under which nobody asks for them; nothing where nothing else is there. */
interface Wrapping {
  readonly signature: Signature
  /** With what is returned instead. */
  readonly asked: Signature
  readonly operator: Operator
}

/**
 * A submission that computes the list under another name, and returns what is asked of it.
 *
 * @returns undefined for a file that declares no such function
 */
export function withOperator(
  path: string,
  text: string,
  { signature, asked, operator }: Wrapping,
): string | undefined {
  const { name, parameters } = signature
  const inner = `all${name.charAt(0).toUpperCase()}${name.slice(1)}`
  // A field or a text of that name is something else; what is spread is not.
  const named = new RegExp(`(?<![\\w$'"])(?<!(?<!\\.\\.)\\.)${name}(?![\\w$'"])`, 'g')
  const own = text.replaceAll(named, inner)
  if (path.endsWith('.py')) {
    if (!own.includes(`def ${inner}(`)) return undefined
    const list = parameters.map((one) => pythonName(one.name)).join(', ')
    const lines = [`everything = ${inner}(${list})`, ...operator.python]
    return `${own}\n\ndef ${name}(${list}):\n${lines.map((line) => `    ${line}\n`).join('')}`
  }
  const language = path.endsWith('.ts') ? 'typescript' : path.endsWith('.js') ? 'javascript' : undefined
  const declared = new RegExp(`^export (?=(?:function|const) ${inner}\\b)`, 'm')
  if (!language || !declared.test(own)) return undefined
  const list = parameters.map((one) => one.name).join(', ')
  const lines = [`const all = ${inner}(${list})`, ...operator.script]
  const head = renderStarter(asked, language).replace(/^\/\*\*[^]*?\*\/\n/, '')
  const body = `{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`
  return `${own.replace(declared, '')}\n${head.replace(/\{\n {2}\n\}\n$/, () => body)}`
}
