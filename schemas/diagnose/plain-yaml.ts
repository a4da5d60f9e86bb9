import { Pair, YAMLMap, YAMLSeq, type Node } from 'yaml'
import { blockScalar, indentAt, plainScalar, quotedScalar, type ReadScalar } from './plain-scalar.ts'

/**
 * Data that is nested deeper, in levels, is left to the whole parser. Nobody may nest half as deep, but who does is told the
 * place, where the whole parser may come to the end of its stack.
 */
const deepest = 1000

/** A name without quotes that a colon follows. */
const plainKey = /[A-Za-z0-9_](?:[A-Za-z0-9_./@+()-]| (?=[A-Za-z0-9_]))*(?=:)/y
/** What may stand behind a value on its line. */
const restOfLine = /(?: +#[^\n]*| *)(?=\n|$)/y
/** A text without quotes up to the end of the line. */
const plainLine = /(?:[^\s,[\]{}#&*!|>'"%@`:?-]|-(?=[^\s]))[^\n]*/y
/** A text without quotes within brackets, up to what ends it. */
const plainInBrackets = /(?:[^\s,[\]{}#&*!|>'"%@`:?-]|-(?=[A-Za-z0-9.]))(?:[^\n,[\]{}:#]|:(?![\s,[\]{}]))*/y

/** Something that was read, and the offset behind it. */
interface Read {
  readonly node: Node
  readonly end: number
}

/**
 * Reads the part of YAML that nearly all authored files keep to, many times as fast as the whole parser does: mappings and
 * lists by indentation or in brackets, texts on one line, texts in lines of their own. Anything else, right or wrong, is
 * not read at all.
 *
 * @param text the YAML
 * @returns the node that the parser of `yaml` gives, with the same values and places (of a collection only its beginning);
 *   undefined where the whole parser has to read it
 */
export function readPlainYaml(text: string): Node | undefined {
  // A tab or a carriage return means many things, and these marks at the beginning of a line something else.
  if (/[\t\r\uFEFF]|^(?:---|\.\.\.|%)/m.test(text)) return undefined
  /** Where the next line with content begins that was not read yet; undefined at the end. */
  let at = contentFrom(0)
  const found = at === undefined ? undefined : block(at, 0)
  return at === undefined ? found : undefined

  function block(start: number, depth: number): Node | undefined {
    if (depth > deepest) return undefined
    return isEntry(start) ? list(start, depth) : mapping(start, depth)
  }

  function mapping(start: number, depth: number): Node | undefined {
    const column = columnOf(start)
    const node = new YAMLMap<Node, Node>()
    let place = start
    do {
      const key = keyAt(place)
      const value = key && valueBehind(key.end + 1, column, depth, true)
      if (!value) return undefined
      node.items.push(new Pair(key.node, value))
      if (at === undefined || columnOf(at) < column) return placed(node, start)
      place = at
    } while (columnOf(place) === column)
    return undefined
  }

  function list(start: number, depth: number): Node | undefined {
    const column = columnOf(start)
    const node = new YAMLSeq<Node>()
    let place = start
    do {
      const item = valueBehind(place + 1, column, depth, false)
      if (!item) return undefined
      node.items.push(item)
      if (at === undefined || columnOf(at) < column) return placed(node, start)
      place = at
      // It may stand at the column of the key that it belongs to, and other keys follow.
      if (!isEntry(place) && columnOf(place) === column) return placed(node, start)
    } while (columnOf(place) === column)
    return undefined
  }

  /**
   * What stands behind a colon or a dash, or in the lines below.
   *
   * @param column of the mapping or list that it is a value of
   */
  function valueBehind(after: number, column: number, depth: number, isOfKey: boolean): Node | undefined {
    const start = after + indentAt(text, after)
    switch (text[start]) {
      case undefined:
        return undefined
      case '\n':
        return valueBelow(start + 1, column, depth, isOfKey)
      case '|':
      case '>': {
        const read = start > after ? blockScalar(text, start, column) : undefined
        if (read) at = contentFrom(read.end)
        return read?.node
      }
    }
    if (start === after) return undefined
    if (!isOfKey && (isEntry(start) || keyAt(start))) return block(start, depth + 1)
    const read = valueAt(start, column, depth, plainLine)
    restOfLine.lastIndex = read?.end ?? 0
    if (!read || !restOfLine.test(text)) return undefined
    at = contentFrom(lineBehind(read.end))
    return read.node
  }

  function valueBelow(from: number, column: number, depth: number, isOfKey: boolean): Node | undefined {
    at = contentFrom(from)
    if (at === undefined) return undefined
    const isBeside = isOfKey && columnOf(at) === column && isEntry(at)
    return columnOf(at) > column || isBeside ? block(at, depth + 1) : undefined
  }

  /** A value that ends on its line, or with its bracket. */
  function valueAt(start: number, column: number, depth: number, plain: RegExp): Read | undefined {
    const first = text[start]
    if (first === '[' || first === '{') return brackets(start, column, depth + 1)
    if (first === '"' || first === "'") return quotedScalar(text, start)
    plain.lastIndex = start
    const source = plain.exec(text)?.[0].trimEnd()
    // A comment behind it, or a colon that makes it a key.
    if (source === undefined || / #|: |:$/.test(source)) return undefined
    return plainScalar(source, start)
  }

  function brackets(start: number, column: number, depth: number): Read | undefined {
    if (depth > deepest) return undefined
    const isList = text[start] === '['
    const close = isList ? ']' : '}'
    const items: Node[] = []
    const pairs: Pair<Node, Node>[] = []
    let place = inBrackets(start + 1, column)
    while (place !== undefined && text[place] !== close) {
      const key = isList ? undefined : keyAt(place)
      const begin = isList ? place : key && inBrackets(key.end + 1, column)
      const value = begin === undefined ? undefined : valueAt(begin, column, depth, plainInBrackets)
      if (!value) return undefined
      if (key) pairs.push(new Pair(key.node, value.node))
      else items.push(value.node)
      place = inBrackets(value.end, column)
      if (place !== undefined && text[place] === ',') place = inBrackets(place + 1, column)
      else if (place === undefined || text[place] !== close) return undefined
    }
    if (place === undefined) return undefined
    const node = isList ? new YAMLSeq<Node>() : new YAMLMap<Node, Node>()
    node.items = isList ? items : pairs
    node.flow = true
    return { node: placed(node, start), end: place + 1 }
  }

  /** Behind spaces and ends of lines; undefined at the end of the text, or in a line that stands too far left. */
  function inBrackets(from: number, column: number): number | undefined {
    let place = from + indentAt(text, from)
    while (text[place] === '\n') {
      const next = place + 1
      place = next + indentAt(text, next)
      if (place - next <= column && text[place] !== '\n') return undefined
    }
    return place < text.length ? place : undefined
  }

  /** The name that stands at a place, if a colon with a space or an end of the line follows. */
  function keyAt(place: number): ReadScalar | undefined {
    const first = text[place]
    let key: ReadScalar | undefined
    if (first === '"' || first === "'") key = quotedScalar(text, place)
    else {
      plainKey.lastIndex = place
      const source = plainKey.exec(text)?.[0]
      if (source !== undefined) key = plainScalar(source, place)
    }
    if (!key || key.node.value === null || text[key.end] !== ':') return undefined
    const behind = text[key.end + 1]
    return behind === ' ' || behind === '\n' ? key : undefined
  }

  function isEntry(place: number): boolean {
    return text[place] === '-' && (text[place + 1] === ' ' || text[place + 1] === '\n')
  }

  /** The first character at or behind the beginning of a line that is neither a space nor part of a comment. */
  function contentFrom(from: number): number | undefined {
    for (let line = from; line < text.length; line = lineBehind(line)) {
      const place = line + indentAt(text, line)
      const first = text[place]
      if (first !== '\n' && first !== '#' && first !== undefined) return place
    }
    return undefined
  }

  function lineBehind(place: number): number {
    const end = text.indexOf('\n', place)
    return end === -1 ? text.length : end + 1
  }

  function columnOf(place: number): number {
    return place === 0 ? 0 : place - text.lastIndexOf('\n', place - 1) - 1
  }
}

function placed<T extends YAMLMap<Node, Node> | YAMLSeq<Node>>(node: T, start: number): T {
  node.range = [start, start + 1, start + 1]
  return node
}
