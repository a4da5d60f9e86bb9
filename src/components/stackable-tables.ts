const roles: Readonly<Record<string, string>> = {
  THEAD: 'rowgroup',
  TBODY: 'rowgroup',
  TR: 'row',
  TD: 'cell',
}

/**
 * Makes tables ready to be stacked where they are narrow: each cell names its column, and says what it is, because some
 * browsers forget that of a table whose cells stand below one another.
 *
 * @param place Where the tables are.
 */
export function makeTablesStackable(place: Element): void {
  for (const table of place.querySelectorAll('table')) {
    const columns = [...(table.tHead?.rows[0]?.cells ?? [])].map(({ textContent }) => textContent)
    table.dataset['stackable'] = ''
    table.setAttribute('role', 'table')
    for (const part of table.querySelectorAll('thead, tbody, tr, td, th')) {
      const header = part.getAttribute('scope') === 'row' ? 'rowheader' : 'columnheader'
      part.setAttribute('role', roles[part.tagName] ?? header)
    }
    for (const body of table.tBodies)
      for (const { cells } of body.rows)
        for (const [at, cell] of [...cells].entries())
          if (cell.tagName === 'TD') cell.dataset['column'] = columns[at] ?? ''
  }
}
