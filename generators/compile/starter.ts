import type { ItemOf } from '#schemas/item'
import { parseType, type ValueType } from '#schemas/value'

type Signature = ItemOf<'code'>['signature']
type Language = ItemOf<'code'>['languages'][number]

/**
 * The program that a candidate starts from, where the author gives none: the documented function, empty.
 *
 * @param signature a signature whose types parse
 */
export function renderStarter(signature: Signature, language: Language): string {
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
