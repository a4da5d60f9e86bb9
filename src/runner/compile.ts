import type { Program } from './program.ts'

/** The two functions of sucrase that are used; handed in, so that pages which only talk to a sandbox do without. */
export interface Transpiler {
  readonly transform: (text: string, options: TranspilerOptions) => { readonly code: string }
  readonly getFormattedTokens: (text: string, options: TranspilerOptions) => string
}

interface TranspilerOptions {
  readonly transforms: ('typescript' | 'imports')[]
  readonly disableESTransforms: boolean
}

/** A program as a script whose value is its factory, or why there is none. */
export type Compiled =
  { readonly ok: true; readonly script: string } | { readonly ok: false; readonly fault: SourceFault }

/** A place in the candidate's text; line and column count from 1, in UTF-16 code units. */
export interface SourceFault {
  readonly message: string
  readonly line: number
  readonly column: number
}

/** Name under which the program appears in stacks. */
export const programFile = 'program'

/** Lines that the factory puts before the candidate's first line. */
const linesBefore = 1

/**
 * Removes the types and turns imports and exports into CommonJS; the line of each token stays. The script's value is
 * a function of `exports`, `module` and `require` that gives the top-level binding of the program's entry.
 */
export function compile(program: Program, transpiler: Transpiler): Compiled {
  const options = { transforms: ['typescript' as const, 'imports' as const], disableESTransforms: true }
  const unsupported = findNamespace(program.text, transpiler, options)
  if (unsupported !== undefined) return { ok: false, fault: unsupported }
  try {
    const { code } = transpiler.transform('\n' + program.text, options)
    const name = program.signature?.name
    const binding = name === undefined ? '' : `\nreturn typeof ${name} === 'undefined' ? undefined : ${name}`
    return { ok: true, script: `(function (exports, module, require) {${code}${binding}\n})` }
  } catch (error) {
    return { ok: false, fault: explainSyntax(program.text, placeOf(error)) }
  }
}

/** Line of the candidate's text for a line of the script, both from 1; undefined outside the text. */
export function sourceLine(scriptLine: number, text: string): number | undefined {
  const line = scriptLine - linesBefore
  return line >= 1 && line <= text.split('\n').length ? line : undefined
}

/**
 * Puts a syntax error into words: forms of TypeScript and JavaScript that are not supported here are named, since
 * they would otherwise read as nonsense ("unexpected token").
 */
export function explainSyntax(text: string, fault: SourceFault): SourceFault {
  const line = text.split('\n')[fault.line - 1] ?? ''
  const form = unsupportedForms.find(({ pattern }) => pattern.test(line))
  return form === undefined ? fault : { ...fault, message: form.message }
}

const unsupportedForms: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  { pattern: /(^|[\s;{(])@[\p{ID_Start}$_(]/u, message: 'Decorators are not supported here' },
  {
    pattern: /(^|[\s;{(])using\s+[\p{ID_Start}$_]/u,
    message: '`using` declarations are not supported here: use try and finally',
  },
  { pattern: /\bawait\b/, message: '`await` is possible here only inside an async function' },
  { pattern: /\bimport\.meta\b/, message: '`import.meta` is not supported here' },
]

/** Sucrase drops namespaces without a word, so they are looked for first. */
function findNamespace(
  text: string,
  transpiler: Transpiler,
  options: TranspilerOptions,
): SourceFault | undefined {
  if (!/\b(namespace|module)\b/.test(text)) return undefined
  let tokens: string[]
  try {
    tokens = transpiler.getFormattedTokens(text, options).split('\n')
  } catch {
    return undefined
  }
  for (const [index, token] of tokens.entries()) {
    const place = /^(\d+):(\d+)-\S+\s+name\s+(namespace|module)\s.*\bisType\b/.exec(token)
    const isDeclared = /\bname\s+declare\b/.test(tokens[index - 1] ?? '')
    if (place === null || isDeclared || !/\b(name|string)\b/.test(tokens[index + 1] ?? '')) continue
    const message = 'Namespaces are not supported here: use plain functions or an object'
    return { message, line: Number(place[1]), column: Number(place[2]) }
  }
  return undefined
}

function placeOf(error: unknown): SourceFault {
  const { message, loc } = error as {
    readonly message?: unknown
    readonly loc?: { readonly line: number; readonly column: number }
  }
  const words = typeof message === 'string' ? message.replace(/ \(\d+:\d+\)$/, '') : 'This text is no program'
  return {
    message: words,
    line: Math.max(1, (loc?.line ?? 1 + linesBefore) - linesBefore),
    column: loc?.column ?? 1,
  }
}
