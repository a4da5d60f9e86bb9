import {
  anyText,
  count,
  define,
  described,
  encoded,
  list,
  object,
  oneOf,
  positive,
  slug,
  text,
  uuid,
  wantedGrowth,
} from '../source/words.ts'
import { followUpAnswer, followUpKey, groups } from '../source/follow-up.ts'

const columnName = { type: 'string', pattern: '^[a-z][a-z0-9_]*$', maxLength: 60 } as const
const columns = list(object({ name: columnName, doc: text }), { minItems: 1, maxItems: 20 })
const compare = described(
  'bag: the rows in any order. ordered: the order counts, so the stem must fix it for every row.',
  oneOf('bag', 'ordered'),
)
const access = described(
  'read: one SELECT. write: up to 20 statements, after which `inspect` shows what they have done.',
  oneOf('read', 'write'),
)

/** A result or a table of a database: rows of cells, in canonical encoding. */
export const resultTable = define(
  'ResultTable',
  object({ columns: list(anyText), rows: list(list(encoded)) }),
)
/** A table as the page shows it; of a long one the first rows. */
const shownTable = define(
  'ShownTable',
  object({ name: text, columns: list(anyText), rows: list(list(encoded)), total: count }),
)
const sqlCase = define(
  'SqlCase',
  object({
    id: uuid,
    name: slug,
    group: slug,
    script: anyText,
    tables: list(shownTable),
    expected: resultTable,
  }),
)
const queryText = { type: 'string', maxLength: 65_536 } as const

export const sql = {
  frontmatter: {
    required: { columns: described('Columns of the result, in order.', columns), compare },
    optional: {
      access,
      inspect: described('With `access: write`: the query whose result is compared.', text),
      limits: object(
        {},
        {
          budget: described(
            'Work that one database may cost: standard 50 million, generous 200 million.',
            oneOf('standard', 'generous'),
          ),
          complexity: described(
            'The slowest class by which the work may grow with the number that the scripts in growth/ are given: category 4.',
            object({ class: wantedGrowth }),
          ),
        },
      ),
    },
  },
  task: object(
    {
      columns,
      compare,
      access,
      schema: anyText,
      starter: anyText,
      examples: list(sqlCase),
      limits: object(
        { fuel: positive, memoryMiB: positive, outputBytes: positive },
        {
          complexity: object({
            class: wantedGrowth,
            sizes: described('What grows.', list(slug, { minItems: 1, maxItems: 1 })),
            scripts: described(
              'Fill the tables: ways to arrange as many rows.',
              list(object({ name: slug, script: anyText }), { minItems: 1, maxItems: 4 }),
            ),
          }),
        },
      ),
    },
    { inspect: text },
  ),
  key: object(
    { groups, cases: list(sqlCase) },
    // What `voided` names is computed: the databases on which the two references differ.
    { followUp: followUpKey(sqlCase, { language: oneOf('sql'), text: anyText }) },
  ),
  steering: list(sqlCase),
  response: { text: queryText },
  optionalResponse: { followUp: followUpAnswer({ text: queryText }) },
  authoredResponse: undefined,
} as const
