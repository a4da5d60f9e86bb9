import type { ItemSource } from '../kind.ts'

const extensions = { typescript: 'ts', javascript: 'js' } as const

/** The path of a program in the item's language, such as `mutants/no-most.ts`. */
export function programFile({ frontmatter }: Pick<ItemSource<'tests'>, 'frontmatter'>, name: string): string {
  return `${name}.${extensions[frontmatter.value.language]}`
}
