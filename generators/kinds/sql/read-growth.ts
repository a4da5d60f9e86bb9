import { sizePlace } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { fileStart } from '#schemas/diagnose/index'
import type { ItemSource } from '../kind.ts'

/** Scripts that an item may have: each is one way to arrange as many rows. */
const mostScripts = 4

type Complexity = NonNullable<TaskOf<'sql'>['limits']['complexity']>

/** @returns the wanted class with the scripts below `growth/`; undefined where none is wanted or one cannot be used */
export function readGrowth({
  frontmatter: { value, source },
  files,
  report,
  reportFor,
}: ItemSource<'sql'>): Complexity | undefined {
  const wanted = value.limits?.complexity
  const paths = [...files.keys()].filter((path) => path.startsWith('growth/'))
  if (wanted === undefined) {
    for (const path of paths)
      reportFor(path).error(
        'sql/growth-unused',
        fileStart,
        'Unexpected file: no class of growth is wanted',
        'Remove it, or say in item.mdx which class: limits: { complexity: { class: n log n } }',
      )
    return undefined
  }
  const place = source.rangeOf(['limits', 'complexity'])
  if (paths.length === 0 || paths.length > mostScripts) {
    report.error(
      'sql/growth',
      place,
      `Unexpected ${paths.length} files in growth/, expected 1 to ${mostScripts}`,
      'Write growth/NAME.sql: statements that fill the tables with as many rows as :n says',
    )
    return undefined
  }
  const scripts = paths.flatMap((path) => {
    const name = /^growth\/([a-z][a-z0-9-]*)\.sql$/.exec(path)?.[1]
    const script = files.get(path)?.text
    if (name !== undefined && script !== undefined && script.search(sizePlace) >= 0) return [{ name, script }]
    reportFor(path).error(
      'sql/growth-script',
      fileStart,
      name === undefined
        ? 'Unexpected file, expected one such as growth/many-customers.sql'
        : 'Unexpected script without :n, expected the number of rows in it',
      'For example: WITH RECURSIVE row(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM row WHERE i < :n) INSERT INTO … SELECT … FROM row;',
    )
    return []
  })
  return scripts.length === paths.length ? { class: wanted.class, sizes: ['rows'], scripts } : undefined
}
