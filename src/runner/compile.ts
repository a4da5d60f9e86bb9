import { ParseLimitError, watchParse, type ParserState } from './parse-watch.ts'
import type { Language, Program } from './program.ts'

/** What is used of sucrase; handed in, so that pages which only talk to a sandbox do without. */
export interface Transpiler {
  readonly transform: (text: string, options: TranspilerOptions) => { readonly code: string }
  readonly getFormattedTokens: (text: string, options: TranspilerOptions) => string
  /** The class of its parser's states */
  readonly State: ParserState
}

interface TranspilerOptions {
  readonly transforms: ('typescript' | 'imports')[]
  readonly disableESTransforms: boolean
}

/** A program as a script whose value is its factory, or why there is none. */
export type Compiled =
  | {
      readonly ok: true
      readonly script: string
      /** Where the files of a project stand in the script; absent for a text alone */
      readonly files?: readonly FilePlace[]
    }
  | { readonly ok: false; readonly fault: SourceFault }

/** A file of a project in its script. */
export interface FilePlace {
  readonly path: string
  readonly text: string
  /** Lines of the script before the file's first, an integer from 1 */
  readonly linesBefore: number
}

/** A place in the candidate's text; line and column count from 1, in UTF-16 code units. */
export interface SourceFault {
  readonly message: string
  readonly line: number
  readonly column: number
  /** The file of a project that it is in; absent for a text alone */
  readonly file?: string
}

/** Name under which the program appears in stacks. */
export const programFile = 'program'

/** Lines that the factory puts before the candidate's first line. */
export const linesBefore = 1

/**
 * Removes the types and turns imports and exports into CommonJS; the line of each token stays. The script's value is
 * a function of `exports`, `module` and `require` that gives the top-level binding of the program's entry.
 *
 * @throws RangeError where the host's stack is too small for the text: no verdict follows from that
 */
export function compile(program: Program, transpiler: Transpiler): Compiled {
  const name = program.signature?.name
  const factory = compileFile(program, transpiler, { entry: name, isImported: false })
  return factory.ok ? { ok: true, script: `(${factory.script})` } : factory
}

/**
 * One file as a function of the CommonJS trio.
 *
 * @param entry the top-level binding that the function gives; none where undefined
 * @param isImported whether other files need its exports, and so all of them have to stay
 */
export function compileFile(
  { language, text }: Pick<Program, 'language' | 'text'>,
  transpiler: Transpiler,
  { entry: name, isImported }: { readonly entry: string | undefined; readonly isImported: boolean },
): Compiled {
  const options = optionsFor(language)
  const tooLong = findEnd(text)
  if (tooLong !== undefined) return { ok: false, fault: tooLong }
  try {
    // Parses the text as it is, so that the place of a syntax error needs no correction. What passes the watch needs
    // none at the second time: without its exports it is read in the same way.
    const table = watchParse(transpiler.State, text, () => transpiler.getFormattedTokens(text, options))
    const tokens = readTokens(table)
    const namespace = findNamespace(tokens)
    if (namespace !== undefined) return { ok: false, fault: namespace }
    const { code } = transpiler.transform('\n' + (isImported ? text : blankExports(text, tokens)), options)
    const binding = name === undefined ? '' : `\nreturn typeof ${name} === 'undefined' ? undefined : ${name}`
    return { ok: true, script: `function (exports, module, require) {${code}${binding}\n}` }
  } catch (error) {
    if (error instanceof ParseLimitError) return { ok: false, fault: error.fault }
    if (error instanceof RangeError) throw error
    return { ok: false, fault: placeOf(error) }
  }
}

/** JavaScript is not read as TypeScript: `f(a < b, c > (d))` means something else there. */
function optionsFor(language: Language): TranspilerOptions {
  return {
    transforms: language === 'typescript' ? ['typescript', 'imports'] : ['imports'],
    disableESTransforms: true,
  }
}

/** Longest text of a program, in UTF-16 code units: what a sandbox can parse within its heap on every host. */
export const longestSource = 64 * 1024

function findEnd(text: string): SourceFault | undefined {
  if (text.length <= longestSource) return undefined
  const lines = text.slice(0, longestSource).split('\n')
  const message = `This text is too long: ${text.length} characters, and ${longestSource} are the most`
  return { message, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** Line of the candidate's text for a line of the script, both from 1; undefined outside the text. */
export function sourceLine(scriptLine: number, text: string): number | undefined {
  const line = scriptLine - linesBefore
  return line >= 1 && line <= text.split('\n').length ? line : undefined
}

/**
 * Puts a syntax error of the engine into words: forms that the transpiler lets pass but the engine lacks are named,
 * since they would otherwise read as nonsense ("unexpected token").
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

/** A token as sucrase prints it for diagnosis. */
interface Token {
  /** From 1 */
  readonly line: number
  /** From 1 */
  readonly column: number
  /** The kind, such as `name`, `export` or `{` */
  readonly label: string
  /** The first characters */
  readonly text: string
  readonly isType: boolean
}

function readTokens(table: string): readonly Token[] {
  return table
    .split('\n')
    .map((row) => /^(\d+):(\d+)-\d+:\d+\s+(\S+)\s+(\S*)(.*)$/.exec(row))
    .filter((match) => match !== null)
    .map(([, line, column, label = '', text = '', rest = '']) => {
      return { line: Number(line), column: Number(column), label, text, isType: /\bisType\b/.test(rest) }
    })
}

/** Sucrase drops namespaces without a word, so they are looked for first. */
function findNamespace(tokens: readonly Token[]): SourceFault | undefined {
  const found = tokens.find((token, index) => {
    const isDeclared = tokens[index - 1]?.text === 'declare'
    const isNamed = ['name', 'string'].includes(tokens[index + 1]?.label ?? '')
    return token.isType && ['namespace', 'module'].includes(token.text) && isNamed && !isDeclared
  })
  if (found === undefined) return undefined
  const message = 'Namespaces are not supported here: use plain functions or an object'
  return { message, line: found.line, column: found.column }
}

/**
 * Takes `export` from declarations, which stay top-level bindings: sucrase would turn each use of an exported constant
 * into `exports.name.call(…)`, which halves the depth to which such a function can recurse.
 */
function blankExports(text: string, tokens: readonly Token[]): string {
  const lines = text.split('\n')
  for (const [index, { label, line, column }] of tokens.entries()) {
    const next = tokens[index + 1]
    if (label !== 'export' || next === undefined || !declarations.has(next.text)) continue
    const old = lines[line - 1] ?? ''
    lines[line - 1] = old.slice(0, column - 1) + '      ' + old.slice(column + 5)
  }
  return lines.join('\n')
}

const declarations: ReadonlySet<string> = new Set([
  'const',
  'let',
  'var',
  'function',
  'async',
  'class',
  'abstract',
  'enum',
])

function placeOf(error: unknown): SourceFault {
  const { message, loc } = error as {
    readonly message?: unknown
    readonly loc?: { readonly line: number; readonly column: number }
  }
  const words = typeof message === 'string' ? message.replace(/ \(\d+:\d+\)$/, '') : 'This text is no program'
  return { message: words, line: loc?.line ?? 1, column: loc?.column ?? 1 }
}
