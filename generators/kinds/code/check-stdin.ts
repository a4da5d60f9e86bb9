import type { ItemSource } from '../kind.ts'

/** What a program that reads and prints is held to: one text in, one text out, compared as they are. */
export function checkStdin({ frontmatter: { source, value }, report }: ItemSource<'code'>): void {
  const { signature, compare, limits } = value
  const [input, ...others] = signature.parameters
  if (input?.type !== 'string' || others.length > 0)
    report.error(
      'code/stdin-signature',
      source.rangeOf(['signature', 'parameters']),
      'Unexpected parameters of a program that reads standard input, expected one of the type `string`',
      'Write one parameter `{ name: input, type: string, doc: … }` whose doc says how the input is laid out',
    )
  if (signature.returns.type !== 'string')
    report.error(
      'code/stdin-signature',
      source.rangeOf(['signature', 'returns', 'type']),
      `Unexpected type \`${signature.returns.type}\` of what a program prints, expected \`string\``,
      'Write `string`, and say in the doc how the output is laid out',
    )
  if (compare !== undefined && compare !== 'exact')
    report.error(
      'code/stdin-compare',
      source.rangeOf(['compare']),
      'Unexpected `compare` of a program that prints, expected none: its text is compared as it is',
      'Take `compare` out; spaces at the ends of lines and empty lines at the end never count',
    )
  if (limits?.complexity !== undefined)
    report.error(
      'code/stdin-complexity',
      source.rangeOf(['limits', 'complexity']),
      'Unexpected `limits.complexity` of a program that reads standard input: inputs of many sizes are made for functions alone',
      'Take `complexity` out, or ask for a function',
    )
}
