import { useState } from 'preact/hooks'
import { Program } from '../../components/program.tsx'
import type { TaskOf } from '#schemas/public-item'
import { sql } from '../../text/kinds/sql.ts'
import { Rows } from './Rows.tsx'

/** The schema, the columns of the result, and what the visible databases hold and should give. */
export function Databases({ task }: { readonly task: TaskOf<'sql'> }) {
  const [chosen, setChosen] = useState(task.examples[0]?.name)
  const database = task.examples.find(({ name }) => name === chosen) ?? task.examples[0]
  return (
    <div class="sql-databases">
      <section>
        <h2>{sql.columns}</h2>
        <ul class="sql-columns">
          {task.columns.map(({ name, doc }) => (
            <li key={name}>
              <code>{name}</code> {doc}
            </li>
          ))}
        </ul>
        <p class="muted small">{sql.order[task.compare]}</p>
      </section>
      {database !== undefined && (
        <section>
          <h2>{sql.database(database.name)}</h2>
          {task.examples.length > 1 && (
            <label class="sql-choice">
              {sql.choose}{' '}
              <select
                value={database.name}
                onChange={(event) => {
                  setChosen(event.currentTarget.value)
                }}
              >
                {task.examples.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <div class="sql-tables">
            {database.tables.map(({ name, columns, rows, total }) => (
              <Rows key={name} caption={name} of={database.name} table={{ columns, rows }} total={total} />
            ))}
            <Rows caption={sql.expected} of={database.name} table={database.expected} />
          </div>
        </section>
      )}
      {task.inspect !== undefined && (
        <section>
          <h2>{sql.inspect}</h2>
          <Program text={task.inspect} label={sql.inspect} language="sql" />
        </section>
      )}
      <section>
        <h2>{sql.schema}</h2>
        <Program text={task.schema} label={sql.schema} language="sql" />
      </section>
    </div>
  )
}
