import {
  accepts,
  apply,
  classOf,
  dateText,
  errorPrototype,
  functionText,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isAbove,
  isArray,
  keys,
  kindOf,
  mapEach,
  mapSize,
  ownValue,
  regExpText,
  setEach,
  setSize,
  stringify,
  symbolText,
  typedArrayLength,
  type Allowance,
  type Path,
} from './captured.ts'

/** Objects nested deeper than this are shown by name only, as in Node. */
const deepestShown = 2
/** Elements of one collection that are shown, as in Node. */
const mostShown = 100

/**
 * A value as the console prints it: the form that people know from Node, on one line.
 *
 * @param value anything; strings stand for themselves
 * @param allowance spent by about one per character
 */
export function inspect(value: unknown, allowance: Allowance): string {
  return typeof value === 'string' ? value : inspectAt(value, null, 0)

  function inspectAt(inner: unknown, above: Path | null, depth: number): string {
    allowance.spend(4)
    switch (typeof inner) {
      case 'string':
        allowance.spend(inner.length)
        return inQuotes(inner)
      case 'number':
        return inner === 0 && 1 / inner < 0 ? '-0' : '' + inner
      case 'bigint':
        return inner + 'n'
      case 'symbol':
        return apply(symbolText, inner, [])
      case 'function':
        return functionLabel(inner)
      case 'object':
        return inner === null ? 'null' : inspectObject(inner, above, depth)
      default:
        return '' + inner
    }
  }

  function inspectObject(object: object, above: Path | null, depth: number): string {
    if (isAbove(above, object)) return '[Circular]'
    if (isError(object)) return depth === 0 ? errorText(object) : '[' + errorText(object) + ']'
    const kind = isArray(object) ? 'Array' : kindOf(object)
    if (kind === 'Date')
      return accepts(dateText, object) ? apply(dateText, object as Date, []) : 'Invalid Date'
    if (kind === 'RegExp') return apply(regExpText, object as RegExp, [])
    const name = nameOf(object)
    if (depth > deepestShown) return '[' + (name || 'Object') + ']'
    const path = { value: object, above }
    switch (kind) {
      case 'Map':
        return name + '(' + apply(mapSize, object, []) + ') ' + inBraces(mapParts(object, path, depth + 1))
      case 'Set':
        return name + '(' + apply(setSize, object, []) + ') ' + inBraces(setParts(object, path, depth + 1))
      case 'Array':
        return inBrackets(listParts(object, (object as unknown[]).length, path, depth + 1))
      case '': {
        const braces = inBraces(fieldParts(object, path, depth + 1))
        return name === 'Object' || name === '' ? braces : name + ' ' + braces
      }
      default: {
        const length = apply(typedArrayLength, object, []) as number
        return name + '(' + length + ') ' + inBrackets(listParts(object, length, path, depth + 1))
      }
    }
  }

  function listParts(object: object, length: number, path: Path, depth: number): string {
    let text = ''
    for (let i = 0; i < length && i < mostShown; i++)
      text += comma(i) + inspectProperty(object, '' + i, path, depth)
    return text + (length > mostShown ? ', ... ' + (length - mostShown) + ' more items' : '')
  }

  function fieldParts(object: object, path: Path, depth: number): string {
    const names = keys(object)
    let text = ''
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string
      text += comma(i) + keyText(name) + ': ' + inspectProperty(object, name, path, depth)
    }
    return text
  }

  function mapParts(map: object, path: Path, depth: number): string {
    let text = ''
    let count = 0
    const add = (value: unknown, key: unknown) => {
      if (count < mostShown)
        text += comma(count) + inspectAt(key, path, depth) + ' => ' + inspectAt(value, path, depth)
      count++
    }
    apply(mapEach, map, [add])
    return text + (count > mostShown ? ', ... ' + (count - mostShown) + ' more items' : '')
  }

  function setParts(set: object, path: Path, depth: number): string {
    let text = ''
    let count = 0
    const add = (value: unknown) => {
      if (count < mostShown) text += comma(count) + inspectAt(value, path, depth)
      count++
    }
    apply(setEach, set, [add])
    return text + (count > mostShown ? ', ... ' + (count - mostShown) + ' more items' : '')
  }

  function inspectProperty(object: object, key: string, path: Path, depth: number): string {
    const descriptor = getOwnPropertyDescriptor(object, key)
    if (descriptor === undefined) return '<empty>'
    const isData = getOwnPropertyDescriptor(descriptor, 'value') !== undefined
    return isData ? inspectAt(descriptor.value, path, depth) : '[Getter]'
  }
}

/**
 * An error as `name: message`. Errors are recognised by their prototypes, which a program may forge: it only decides
 * how its own values are printed.
 */
export function errorText(error: object): string {
  const { name, message } = nameAndMessage(error)
  return message === '' ? name : name + ': ' + message
}

/** The texts of an error, wherever they stand in its prototypes; getters may run, and may throw. */
export function nameAndMessage(error: object): { readonly name: string; readonly message: string } {
  const { name, message } = error as { readonly name?: unknown; readonly message?: unknown }
  return {
    name: typeof name === 'string' && name !== '' ? name : 'Error',
    message: typeof message === 'string' ? message : '',
  }
}

export function isError(object: object): boolean {
  for (let link = getPrototypeOf(object); link !== null; link = getPrototypeOf(link)) {
    if (link === errorPrototype) return true
  }
  return false
}

const comma = (index: number): string => (index === 0 ? '' : ', ')
const inBraces = (text: string): string => (text === '' ? '{}' : '{ ' + text + ' }')
const inBrackets = (text: string): string => (text === '' ? '[]' : '[ ' + text + ' ]')

function nameOf(object: object): string {
  const prototype = getPrototypeOf(object)
  return prototype === null ? '[Object: null prototype]' : classOf(prototype)
}

function functionLabel(value: object): string {
  const text: string = apply(functionText, value as () => void, [])
  const name = ownValue(value, 'name')
  const shown = typeof name === 'string' && name !== '' ? name : '(anonymous)'
  const isClass = text[0] === 'c' && text[1] === 'l' && text[2] === 'a' && text[5] === ' '
  return isClass ? '[class ' + shown + ']' : '[Function' + (shown === name ? ': ' : ' ') + shown + ']'
}

/** In the first of single quotes, double quotes and backticks that the text does not hold: as in Node. */
function inQuotes(text: string): string {
  const mark = !contains(text, "'") ? "'" : !contains(text, '"') ? '"' : !contains(text, '`') ? '`' : "'"
  const json = stringify(text)
  let inner = ''
  for (let i = 1; i < json.length - 1; i++) {
    const next = json[i] === '\\' ? '\\' + json[++i] : (json[i] as string)
    const plain = next === '\\"' ? '"' : next
    inner += plain === mark ? '\\' + plain : plain
  }
  return mark + inner + mark
}

function contains(text: string, character: string): boolean {
  for (let i = 0; i < text.length; i++) if (text[i] === character) return true
  return false
}

function keyText(key: string): string {
  for (let i = 0; i < key.length; i++) {
    const c = key[i] as string
    const isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c === '_'
    if (!isLetter && !(i > 0 && c >= '0' && c <= '9')) return inQuotes(key)
  }
  return key === '' ? "''" : key
}
