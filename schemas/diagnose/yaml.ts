/**
 * From text to values with their places. What a fault of the syntax, an alias or a name used twice means for either is
 * said once: hence one file.
 */
import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type Pair,
} from 'yaml'
import type { Diagnostic, Range } from './diagnostic.ts'
import { linesOf, type Lines } from './lines.ts'
import { readPlainYaml } from './plain-yaml.ts'

/** A path of keys and indices into data. */
export type DataPath = readonly (string | number)[]

/** Data of a YAML or JSON file with the places of its parts. */
export interface DataSource {
  readonly file: string
  /** The data as JavaScript values; undefined where the file could not be read as one value. */
  readonly value: unknown
  readonly diagnostics: readonly Diagnostic[]
  /** The node at a path, aliases followed; undefined where there is none. */
  readonly nodeAt: (path: DataPath) => Node | undefined
  /** A node itself, or the one that an alias stands for. */
  readonly follow: (node: unknown) => Node | undefined
  /** Place of a node that {@link DataSource.nodeAt} gave. */
  readonly rangeOfNode: (node: Node) => Range
  /** Place of the value at a path, or of the nearest part of it that exists. */
  readonly rangeOf: (path: DataPath) => Range
  /** Place of the key that ends a path. */
  readonly rangeOfKey: (path: DataPath) => Range
}

interface YamlOptions {
  readonly file: string
  /** The whole file's text, to which positions refer. */
  readonly text: string
  /** Where in the text the YAML stands (frontmatter); the whole text where absent. */
  readonly span?: { readonly start: number; readonly end: number }
  /** Paths below which any key is data, also `__proto__`. */
  readonly isData?: (path: DataPath) => boolean
}

/** Deepest nesting of authored data, in levels. */
const deepestData = 64
/** Most aliases that may be used in one file; a few share a list, hundreds are a bomb. */
const mostAliases = 64

/**
 * Reads YAML (or JSON, which is YAML) that a person wrote. Never throws: what is wrong becomes diagnostics.
 *
 * @param options the text and where it comes from
 * @returns the data, the places of its parts, and every fault of the syntax
 */
export function readYaml({ file, text, span, isData = () => false }: YamlOptions): DataSource {
  const lines = linesOf(text)
  const base = span?.start ?? 0
  const content = span ? text.slice(span.start, span.end) : text
  const diagnostics: Diagnostic[] = []
  const report = (code: string, start: number, end: number, message: string, help?: string) => {
    const range = lines.rangeOf(base + start, base + Math.max(start, end))
    diagnostics.push({
      code,
      severity: 'error',
      file,
      range,
      message,
      ...(help === undefined ? {} : { help }),
    })
  }

  const plain = readPlainly(content)
  const document = plain ? undefined : parse()
  const contents = plain ?? document?.contents
  let value: unknown
  if (contents !== undefined) {
    inspect(contents)
    if (diagnostics.length === 0) value = document ? toValue(document) : valueOf(contents)
  }
  return { file, value, diagnostics, ...places(contents, document, lines, base) }

  function parse(): Document.Parsed | undefined {
    try {
      // Keys are compared in `inspect`, since the parser's own way is quadratic in the size of a mapping.
      const parsed = parseDocument(content, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' })
      const told = new Set<string | number>()
      for (const { message, pos } of [...parsed.errors, ...parsed.warnings]) {
        if (message.startsWith('Maximum call stack')) {
          report('yaml/too-deep', 0, 0, tooDeep)
          return undefined
        }
        const { cause, start, end, words, help } = syntaxFault(firstLine(message), pos, content)
        // A line that stands wrong brings more of the same kind, and the parser says some things twice.
        const isConsequence =
          told.has('end') ||
          told.has(pos[0]) ||
          (cause !== 'other' && told.has(cause)) ||
          (cause === 'indentation' && told.has('tab'))
        told.add(cause).add(pos[0])
        if (!isConsequence) report('yaml/syntax', start, end, words, help)
      }
      return parsed
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      report('yaml/too-deep', 0, 0, tooDeep)
      return undefined
    }
  }

  function inspect(top: Node | null): void {
    let aliases = 0
    const visit = (node: unknown, path: DataPath): void => {
      if (isAlias(node)) {
        aliases += 1
        if (aliases === mostAliases + 1) {
          const [start, , end] = node.range ?? [0, 0, 0]
          report(
            'yaml/aliases',
            start,
            end,
            `Unexpected alias number ${aliases}, expected ${mostAliases} at most`,
          )
        }
        return
      }
      if (!isCollection(node)) return
      const [start = 0] = node.range ?? []
      if (path.length >= deepestData) return report('yaml/too-deep', start, start + 1, tooDeep)
      const keys = new Set<string>()
      for (const [index, entry] of node.items.entries()) {
        if (!isPair(entry)) {
          visit(entry, [...path, index])
          continue
        }
        const key = keyOf(entry)
        const [keyStart = start, keyEnd = keyStart] = isScalar(entry.key) ? (entry.key.range ?? []) : []
        if (key === undefined) {
          report('yaml/key', keyStart, keyEnd, 'Unexpected key that is no plain text, expected a name')
          continue
        }
        if (keys.has(key)) {
          report(
            'yaml/duplicate-key',
            keyStart,
            keyEnd,
            `Unexpected second key \`${key}\`, expected each key once`,
          )
        }
        keys.add(key)
        if (key === '__proto__' && !isData(path)) {
          report(
            'yaml/unsafe-key',
            keyStart,
            keyEnd,
            'Unexpected key `__proto__`, which is refused in every file',
          )
        }
        visit(entry.value, [...path, key])
      }
    }
    visit(top, [])
  }

  function toValue(parsed: Document.Parsed): unknown {
    try {
      return parsed.toJS({ maxAliasCount: mostAliases })
    } catch (error) {
      report(
        'yaml/aliases',
        0,
        0,
        `Unexpected aliases: ${firstLine(error instanceof Error ? error.message : '')}`,
      )
      return undefined
    }
  }
}

const tooDeep = `Unexpected nesting, expected ${deepestData} levels at most`

interface SyntaxFault {
  /** Of faults with the same cause only the first is told; after `end` there is nothing more to tell. */
  readonly cause: 'indentation' | 'tab' | 'end' | 'other'
  readonly start: number
  readonly end: number
  readonly words: string
  readonly help?: string
}

/** The parser's words for what breaks YAML, at the line that breaks it, which is often not where the parser stops. */
function syntaxFault(message: string, [start, end]: readonly [number, number], text: string): SyntaxFault {
  if (/tabs?\b/i.test(message)) {
    const words = 'Unexpected tab, expected spaces as indentation'
    return { cause: 'tab', start, end, words, help: 'Indent with spaces, here and below' }
  }
  const line = misplacedLine(message, start, text)
  if (line !== undefined) {
    const indent = /^ */.exec(text.slice(line))?.[0].length ?? 0
    return {
      cause: /at node end/.test(message) ? 'end' : 'indentation',
      start: line + indent,
      end: line + indent + 1,
      words: `Unexpected indentation of ${indent} ${indent === 1 ? 'space' : 'spaces'}, expected that of the lines beside it`,
      help: 'Keys of one level begin at the same column, and what belongs to a key stands further right',
    }
  }
  if (/multiple documents/.test(message)) {
    const words = 'Unexpected second document, expected one in each file'
    return { cause: 'end', start, end, words, help: 'Remove the line ---' }
  }
  const words = `Unexpected YAML: ${message}`
  if (/implicit keys|Nested mappings|compact mapping/i.test(message)) {
    const help = 'Put texts that contain ": " or begin with a mark such as @ ` { [ * & ! | > % in quotes'
    return { cause: 'other', start, end, words, help }
  }
  if (/Missing closing/.test(message)) {
    return { cause: 'end', start, end, words, help: 'Look above for the text that begins with this quote' }
  }
  return { cause: /in YAML stream/.test(message) ? 'end' : 'other', start, end, words }
}

/** Offset of the line whose indentation is wrong, if that is what the parser met. */
function misplacedLine(message: string, offset: number, text: string): number | undefined {
  const first = text.lastIndexOf('\n', offset - 1) + 1
  if (/must start at the same column|Sequence item without/.test(message)) return first
  if (/at node end/.test(message)) {
    // A first line further right than the rest: YAML takes it for all there is.
    const content = /^ *(?=[^\s#])/m.exec(text)
    return content && content[0] !== '' && text[first] !== ' ' ? content.index : undefined
  }
  if (!/Nested mappings|Implicit keys/.test(message)) return undefined
  const [line = '', ...rest] = text.slice(first).split('\n')
  if (/:(\s|$)/.test(line.slice(offset - first))) return undefined
  let next = first + line.length + 1
  for (const below of rest) {
    if (/^ +(- |[^\s:#][^:]*:(\s|$))/.test(below)) return next
    if (below.trim() !== '' && !below.trim().startsWith('#')) return undefined
    next += below.length + 1
  }
  return undefined
}

function readPlainly(content: string): Node | undefined {
  try {
    return readPlainYaml(content)
  } catch (error) {
    // The end of the stack.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** What a node without aliases stands for. */
function valueOf(node: unknown): unknown {
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map(valueOf)
  if (!isMap(node)) return null
  const value: Record<string, unknown> = {}
  for (const pair of node.items) {
    const key = keyOf(pair) ?? ''
    const held = valueOf(pair.value)
    if (key !== '__proto__') value[key] = held
    // Which an assignment would make something else of.
    else
      Object.defineProperty(value, key, { value: held, enumerable: true, writable: true, configurable: true })
  }
  return value
}

function places(
  contents: Node | null | undefined,
  document: Document.Parsed | undefined,
  lines: Lines,
  base: number,
) {
  const follow = (node: unknown): Node | undefined => {
    if (isAlias(node)) return document ? node.resolve(document) : undefined
    return isCollection(node) || isScalar(node) ? node : undefined
  }
  const pairAt = (node: Node | undefined, key: string | number): Pair | undefined =>
    isMap(node) ? node.items.find((pair) => keyOf(pair) === String(key)) : undefined
  const step = (node: Node | undefined, key: string | number): Node | undefined =>
    isSeq(node) ? follow(node.items[Number(key)]) : follow(pairAt(node, key)?.value)
  const nodeAt = (path: DataPath) => path.reduce<Node | undefined>(step, follow(contents))

  const rangeOfNode = (node: Node): Range => {
    const [start, end] = node.range ?? [0, 0]
    return lines.rangeOf(base + start, base + (isCollection(node) ? start + 1 : end))
  }
  const rangeOfKey = (path: DataPath): Range => {
    const key = path.at(-1)
    const pair = key === undefined ? undefined : pairAt(nodeAt(path.slice(0, -1)), key)
    return isScalar(pair?.key) ? rangeOfNode(pair.key) : rangeOf(path)
  }
  const rangeOf = (path: DataPath): Range => {
    const node = nodeAt(path)
    if (node) return rangeOfNode(node)
    return path.length === 0 ? lines.rangeOf(base, base) : rangeOf(path.slice(0, -1))
  }
  return { nodeAt, follow, rangeOfNode, rangeOf, rangeOfKey }
}

/** A mapping's key as `toJS` writes it; undefined for keys that are collections. */
function keyOf(pair: Pair): string | undefined {
  if (!isScalar(pair.key)) return pair.key === null ? '' : undefined
  return pair.key.value === null ? '' : String(pair.key.value)
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message
}
