import { DataTable } from '../components/data-table.tsx'
import { Drawing } from '../components/drawing.tsx'
import { studio as words } from '../text/studio.ts'
import type { StudioFigure } from './figures.ts'

/** A drawing with its title, how it is read, and its data one key away. */
export function Figure({ figure: { title, note, draw, columns, rows } }: { readonly figure: StudioFigure }) {
  return (
    <figure class="studio-figure">
      <figcaption>{title}</figcaption>
      <Drawing name="studio-drawing" draw={draw} />
      <p class="small muted">{note}</p>
      <DataTable
        label={`${title}: ${words.figures.table}`}
        summary={words.figures.table}
        columns={columns}
        head={0}
        rows={rows.map((cells) => ({ key: cells[0] ?? '', cells }))}
      />
    </figure>
  )
}
