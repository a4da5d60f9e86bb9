/**
 * SQLite's message in plainer words, with what to look for.
 *
 * @param message of `sqlite3_errmsg`
 */
export function explainSql(message: string): string {
  for (const [pattern, words] of explanations) {
    const found = pattern.exec(message)
    if (found !== null) return words(found[1] ?? '', found[2] ?? '')
  }
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}`
}

type Words = (first: string, second: string) => string

const explanations: readonly (readonly [RegExp, Words])[] = [
  [
    /^near "(.*)": syntax error$/s,
    (near) => `Unexpected \`${near}\`. What stands just before it may be wrong, too`,
  ],
  [/^incomplete input$/, () => 'The statement ends too early. Is a parenthesis, a quote or END missing?'],
  [
    /^unrecognized token: "(.*)"?$/s,
    (token) => `Unexpected \`${token.replace(/"$/, '')}\`. Is a quote not closed?`,
  ],
  [
    /^no such column: "?(.*?)"?( - should this be a string literal in single-quotes\?)?$/,
    (name) => `There is no column \`${name}\` here. Text needs single quotes`,
  ],
  [/^no such table: (.*)$/, (name) => `There is no table \`${name}\``],
  [
    /^ambiguous column name: (.*)$/,
    (name) => `\`${name}\` is a column of more than one table here. Write table.${name}`,
  ],
  [/^no such function: (.*)$/, missingFunction],
  [
    /^wrong number of arguments to function (.*)$/,
    (name) => `The function ${name} takes another number of values`,
  ],
  [
    /^misuse of aggregate(?: function)?:? ?(.*)$/,
    (name) => `The aggregate ${name} cannot stand here. A condition on groups belongs in HAVING`,
  ],
  [
    /^misuse of window function (.*)$/,
    (name) => `The window function ${name} cannot stand here. Compute it in a subquery and filter outside`,
  ],
  [
    /^SELECTs to the left and right of (.*) do not have the same number of result columns$/,
    (word) => `The queries on the two sides of ${word} have different numbers of columns`,
  ],
  [
    /^sub-select returns (\d+) columns - expected (\d+)$/,
    (found, expected) =>
      `A subquery gives ${found} columns where ${expected} ${expected === '1' ? 'is' : 'are'} expected`,
  ],
  [/^Expression tree is too large/, () => 'An expression is nested too deeply'],
  [/^(parser stack overflow|[Rr]ecursion limit)$/, () => 'The statement is nested too deeply'],
  [/^string or blob too big$/, () => 'A text or a blob grew longer than 10 MB'],
  [/^too many attached databases/, () => 'No other database can be attached'],
  [
    /^UNIQUE constraint failed: (.*)$/,
    (columns) => `Two rows would have the same ${columns}, which must be unique`,
  ],
  [/^NOT NULL constraint failed: (.*)$/, (column) => `${column} would be NULL, which it must not be`],
  [/^CHECK constraint failed: (.*)$/s, (rule) => `A row would break the rule ${rule}`],
  [/^FOREIGN KEY constraint failed$/, () => 'A row would refer to one that is not there'],
]

/** What people know from other databases, and what does the same here. */
const elsewhere: Readonly<Record<string, string>> = {
  now: "date('now') or datetime('now')",
  getdate: "date('now') or datetime('now')",
  datediff: 'julianday(b) - julianday(a)',
  date_trunc: "strftime, such as strftime('%Y-%m-01', day)",
  date_format: 'strftime',
  to_char: 'strftime or printf',
  date_add: "date(day, '+7 days')",
  dateadd: "date(day, '+7 days')",
  year: "strftime('%Y', day)",
  month: "strftime('%m', day)",
  extract: 'strftime',
  isnull: 'coalesce or ifnull',
  nvl: 'coalesce or ifnull',
  greatest: 'max(a, b)',
  least: 'min(a, b)',
  len: 'length',
  left: 'substr(text, 1, n)',
  right: 'substr(text, -n)',
  array_agg: 'group_concat or json_group_array',
  stddev: 'sqrt of the variance, from sum(x * x), sum(x) and count(*)',
}

function missingFunction(name: string): string {
  const instead = elsewhere[name.toLowerCase()]
  return `SQLite has no function \`${name}\`${instead === undefined ? '' : `. Here it is ${instead}`}`
}
