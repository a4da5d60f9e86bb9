import type { Edits, Good, Package } from '../package.ts'
import { parentOf } from './parents.ts'

/** The programs that answer the statement. */
export type Program = 'reference' | 'bruteForce' | 'solution' | 'third'

/** What was wrong in these would be wrong alike: who wrote the third has read the statement, and nothing else. */
export const alike: readonly Program[] = ['reference', 'bruteForce', 'solution']

/** Those that follow a statement which was changed with them. */
export const followers: readonly Program[] = [...alike, 'third']

/**
 * @param edits texts that occur once, and what to put in their place, by turns
 * @throws where a text does not occur, or several times
 */
export function edited(text: string, edits: Edits): string {
  let result = text
  for (let index = 0; index < edits.length; index += 2) {
    const from = edits[index] ?? ''
    if (result.split(from).length !== 2) throw new RangeError(`Expected once: ${JSON.stringify(from)}`)
    result = result.replace(from, () => edits[index + 1] ?? '')
  }
  return result
}

/** The package with other programs. */
export function withPrograms(
  good: Package,
  programs: readonly Program[],
  change: (code: string) => string,
): Package {
  const { answer, solution, third } = good
  return {
    ...good,
    answer: {
      ...answer,
      reference: programs.includes('reference') ? change(answer.reference) : answer.reference,
      bruteForce: programs.includes('bruteForce') ? change(answer.bruteForce) : answer.bruteForce,
    },
    solution: programs.includes('solution') ? change(solution) : solution,
    third: programs.includes('third') ? change(third) : third,
  }
}

/** The package with other parts of its answer. */
export function withAnswer<T extends Package>(good: T, parts: Partial<Package['answer']>): T {
  return { ...good, answer: { ...good.answer, ...parts } }
}

/** The misconceptions without one of them, which would give the fault away. */
export function misconceptionsWithout(good: Good, index: number): Package['answer']['misconceptions'] {
  return good.answer.misconceptions.filter((_, at) => at !== index)
}

/** The code with lines at the beginning of the function; each is indented as the body is. */
export function withFirstLines(
  code: string,
  { parent, language }: Package,
  lines: readonly string[],
): string {
  const indent = language === 'python' ? '    ' : '  '
  const head = header(code, parent, language)
  return code.replace(head, () => `${head}${lines.map((line) => `${indent}${line}\n`).join('')}`)
}

/** The code with lines above everything else. */
export function withTopLines(code: string, lines: readonly string[]): string {
  return lines.length === 0 ? code : `${lines.join('\n')}\n\n${code}`
}

/** The code with a last step: a body that finds the result of the code in `answer` and the parameters under their names. */
export function withLastStep(code: string, { parent, language }: Package, body: readonly string[]): string {
  const { name, parameters } = parentOf(parent)
  const inner = `${name}Inner`
  const head = header(code, parent, language)
  const list = parameters.join(', ')
  const renamed = code.replace(head, () => head.replace('export ', '').replace(name, inner))
  return language === 'python'
    ? `${renamed.trimEnd()}\n\n\ndef ${name}(${list}):\n    answer = ${inner}(${list})\n${indented(body, '    ')}`
    : `${renamed.trimEnd()}\n\nexport function ${name}(${list}) {\n  const answer = ${inner}(${list})\n${indented(body, '  ')}}\n`
}

/** The same code with other names for what it declares itself. */
export function withOtherNames(code: string, { parent, language }: Package): string {
  const own = [...new Set([...code.matchAll(declared[language])].map((match) => match[1] ?? ''))]
  const { name, parameters } = parentOf(parent)
  const mayChange = own.filter((word) => word !== name && !parameters.includes(word) && !isKey(code, word))
  const fresh = otherNames.filter((word) => !new RegExp(`\\b${word}\\b`).test(code))
  return mayChange.reduce(
    (text, word, index) =>
      text.replace(new RegExp(`(?<![.\\w$"'\`])${word}(?![\\w"'])`, 'g'), fresh[index] ?? `own${index}`),
    code,
  )
}

const declared = {
  javascript: /\b(?:const|let|function) ([a-zA-Z]\w*)/g,
  python: /^\s*(?:def )?([a-z]\w*)(?: = |\(.*\):$)/gm,
}

const otherNames = [
  'total',
  'current',
  'memo',
  'output',
  'pointer',
  'bucket',
  'helper',
  'marker',
  'piece',
  'slot',
]

/** Names of properties, of texts and of other things that must stay. */
function isKey(code: string, word: string): boolean {
  return new RegExp(`[.$"'\`]${word}\\b|\\b${word}:|[{,] ?${word} ?[,}]|\\b${word}=`).test(code)
}

function header(code: string, parent: string, language: Package['language']): string {
  const { name } = parentOf(parent)
  const pattern =
    language === 'python'
      ? new RegExp(`^def ${name}\\(.*\\):\\n`, 'm')
      : new RegExp(`^export function ${name}\\(.*\\) \\{\\n`, 'm')
  const found = pattern.exec(code)
  if (found === null) throw new RangeError(`Expected a function ${name}`)
  return found[0]
}

const indented = (lines: readonly string[], by: string): string =>
  lines.map((line) => `${by}${line}\n`).join('')
