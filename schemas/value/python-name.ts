/** Words that cannot name a function or a parameter in Python; `match`, `case`, `type` and `_` can. */
export const pythonWords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
)

/** @returns a parameter's name in Python: a word of the language gets an underscore, as PEP 8 has it */
export function pythonName(name: string): string {
  return pythonWords.has(name) ? `${name}_` : name
}
