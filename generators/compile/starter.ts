import type { ItemOf } from '#schemas/item'
import { pythonConstants } from './code-html.ts'
import { parseType, pythonName, type ValueType } from '#schemas/value'

type Signature = ItemOf<'code'>['signature']
type Language = ItemOf<'code'>['languages'][number]

/**
 * The program that a candidate starts from, where the author gives none: the documented function, empty.
 *
 * @param signature a signature whose types parse
 */
export function renderStarter(signature: Signature, language: Language): string {
  if (language === 'python') return pythonStarter(signature)
  const { name, parameters, returns } = signature
  const typed = language === 'typescript'
  const docs = [
    ...parameters.map((parameter) => {
      const type = typed ? '' : `{${typeScriptOf(parseType(parameter.type))}} `
      return ` * @param ${type}${parameter.name} ${oneLine(parameter.doc)}`
    }),
    ` * @returns ${typed ? '' : `{${typeScriptOf(parseType(returns.type))}} `}${oneLine(returns.doc)}`,
  ]
  const list = parameters.map((parameter) =>
    typed ? `${parameter.name}: ${typeScriptOf(parseType(parameter.type))}` : parameter.name,
  )
  const result = typed ? `: ${typeScriptOf(parseType(returns.type))}` : ''
  return `/**\n${docs.join('\n')}\n */\nexport function ${name}(${list.join(', ')})${result} {\n  \n}\n`
}

/** The program that a candidate starts from where nothing is called: how to read and to answer, in its own language. */
export function renderProgram({ parameters, returns }: Signature, language: Language): string {
  const isPython = language === 'python'
  const sign = isPython ? '#' : '//'
  const docs = [
    `${sign} Reads: ${oneLine(parameters[0]?.doc ?? '')}`,
    `${sign} Prints: ${oneLine(returns.doc)}`,
  ]
  const reading = isPython
    ? ['import sys', '', ...docs, 'for line in sys.stdin:', "    line = line.rstrip('\\n')", '    ']
    : [
        "import { readLine } from 'stdin'",
        '',
        ...docs,
        'for (let line = readLine(); line !== null; line = readLine()) {',
        '  ',
        '}',
        '',
      ]
  return reading.join('\n')
}

/**
 * The function in Python, under the name that the signature gives it: statement and languages call it alike. A parameter
 * whose name is a word of Python gets an underscore, as PEP 8 has it; arguments go by their place. The text ends where the
 * body begins, so that the end of the text is the place to write.
 */
function pythonStarter({ name, parameters, returns }: Signature): string {
  const list = parameters.map(
    (parameter) => `${pythonName(parameter.name)}: ${pythonOf(parseType(parameter.type))}`,
  )
  const docs = parameters.map(
    (parameter) => `    ${pythonName(parameter.name)}: ${pythonLine(parameter.doc)}`,
  )
  const args = docs.length === 0 ? [] : ['', '    Args:', ...docs.map((line) => `    ${line}`)]
  return [
    `def ${name}(${list.join(', ')}) -> ${pythonOf(parseType(returns.type))}:`,
    `    """Returns ${lowerFirst(pythonLine(returns.doc))}`,
    ...args,
    '    """',
    '    ',
  ].join('\n')
}

/** A doc's text on one line, which cannot end the string. */
function pythonLine(doc: string): string {
  return doc
    .replace(/`(\w+)`/g, (text, word: string) =>
      pythonConstants.has(word) ? `\`${pythonConstants.get(word)}\`` : text,
    )
    .replace(/\s+/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('"""', "'''")
    .trim()
}

/** Names in capitals stay as they are. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

/** The type hint in Python of a type of the grammar; records are dictionaries. */
export function pythonOf(type: ValueType): string {
  switch (type.type) {
    case 'bigint':
      return 'int'
    case 'string':
      return 'str'
    case 'array':
      return `list[${pythonOf(type.of)}]`
    case 'optional':
      return `${pythonOf(type.of)} | None`
    case 'map':
      return `dict[str, ${pythonOf(type.of)}]`
    case 'record': {
      const fields = [...new Set(type.fields.map(({ of }) => pythonOf(of)))]
      return `dict[str, ${fields.join(' | ')}]`
    }
    default:
      return type.type
  }
}

/** The TypeScript type of a type of the grammar. */
export function typeScriptOf(type: ValueType): string {
  switch (type.type) {
    case 'int':
    case 'float':
      return 'number'
    case 'bool':
      return 'boolean'
    case 'bytes':
      return 'Uint8Array'
    case 'array': {
      const of = typeScriptOf(type.of)
      return type.of.type === 'optional' ? `(${of})[]` : `${of}[]`
    }
    case 'optional':
      return `${typeScriptOf(type.of)} | null`
    case 'map':
      return `Map<string, ${typeScriptOf(type.of)}>`
    case 'record':
      return type.fields.length === 0
        ? '{}'
        : `{ ${type.fields.map(({ name, of }) => `${name}: ${typeScriptOf(of)}`).join('; ')} }`
    default:
      return type.type
  }
}

/** A doc's text on one line, which cannot end the comment. */
function oneLine(doc: string): string {
  return doc.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()
}
