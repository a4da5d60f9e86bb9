import type { LintRule } from './rule.ts'

/** The folder of what an author wrote is named after its id, so that a file's path says which item it is. */
export const checkIdentity: LintRule = ({ source: { folder, id, frontmatter, variant, report } }) => {
  const { value, source } = frontmatter
  const name = folder.slice(folder.lastIndexOf('/') + 1)
  if (!variant && id !== name) {
    report.error(
      'item/id',
      source.rangeOf(['id']),
      `Unexpected id \`${id}\` in the folder \`${name}\`, expected the same name`,
      `A copied item: write \`id: ${name}\`. A renamed folder: give it its old name back, as an id is for ever`,
    )
  }
  if (value.enemies?.includes(id) === true) {
    const index = value.enemies.indexOf(id)
    report.error('item/own-enemy', source.rangeOf(['enemies', index]), 'Unexpected enemy: the item itself')
  }
}
