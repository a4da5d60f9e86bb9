import type { LintRule } from './rule.ts'

/** An item's folder is named after its id, so that a file's path says which item it is. */
export const checkIdentity: LintRule = ({ source: { folder, id, frontmatter, report } }) => {
  const { value, source } = frontmatter
  const name = folder.slice(folder.lastIndexOf('/') + 1)
  if (id !== name) {
    report.error(
      'item/id',
      source.rangeOf(['id']),
      `Unexpected id \`${id}\` in the folder \`${name}\`, expected the same name`,
      'Ids are never reused: rename the folder unless the item is new',
    )
  }
  if (value.enemies?.includes(id) === true) {
    const index = value.enemies.indexOf(id)
    report.error('item/own-enemy', source.rangeOf(['enemies', index]), 'Unexpected enemy: the item itself')
  }
}
