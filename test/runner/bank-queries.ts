import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { sizePlace, sqlCases, sqlProgram, type Case, type Program } from '#runner'
import type { TaskOf } from '#schemas/public-item'

const items = fileURLToPath(new URL('../../content/banks/core/items/', import.meta.url))

/** All queries that the core bank keeps for a problem of SQL, right and wrong ones, with its databases. */
export interface BankQueries {
  readonly item: string
  readonly queries: readonly { readonly file: string; readonly program: Program }[]
  readonly cases: readonly Case[]
}

/** Rows that scripts make here which fill tables as large as they are told. */
const size = 300

/** Every problem of SQL in the core bank. */
export function bankQueries(): readonly BankQueries[] {
  return readdirSync(items).flatMap((item) => {
    const read = (path: string) => readFileSync(`${items}${item}/${path}`, 'utf8')
    if (!existsSync(`${items}${item}/schema.sql`)) return []
    const [, head = ''] = read('item.mdx').split(/^---$/m)
    const { access = 'read', inspect } = parse(head) as Partial<TaskOf<'sql'>>
    const databases = readdirSync(`${items}${item}/databases`)
    const growing = existsSync(`${items}${item}/growth`) ? readdirSync(`${items}${item}/growth`) : []
    const files = readdirSync(`${items}${item}/submissions`, { recursive: true, encoding: 'utf8' })
    const about = inspect === undefined ? { access } : { access, inspect }
    return {
      item,
      queries: files
        .filter((file) => file.endsWith('.sql'))
        .map((file) => ({ file, program: sqlProgram(about, read(`submissions/${file}`)) })),
      cases: sqlCases({ schema: read('schema.sql') }, [
        ...databases.map((name) => ({ id: name, script: read(`databases/${name}`) })),
        ...growing.map((name) => ({
          id: name,
          script: read(`growth/${name}`).replaceAll(sizePlace, String(size)),
        })),
      ]),
    }
  })
}
