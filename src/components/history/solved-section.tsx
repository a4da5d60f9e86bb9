import type { AreaSolved } from '../../practice/solved.ts'
import { history } from '../../text/history.ts'
import { site } from '../addresses.ts'
import { DataTable } from '../data-table.tsx'

const words = history.solved

/** How much of each area is solved, with the way to what is left. */
export function SolvedSection({ areas }: { readonly areas: readonly AreaSolved[] }) {
  if (areas.length === 0) return null
  return (
    <section aria-labelledby="solved">
      <h2 id="solved">{words.heading}</h2>
      <DataTable
        label={words.label}
        columns={[words.area, words.solved, words.left]}
        head={0}
        rows={areas.map(({ area, title, solved, of }) => ({
          key: area,
          cells: [
            title,
            <span class="solved-share">
              <svg viewBox="0 0 100 6" width="100" height="6" aria-hidden="true">
                <rect class="solved-all" x="0.5" y="0.5" width="99" height="5" />
                <rect class="solved-part" width={(100 * solved) / of} height="6" />
              </svg>
              {words.share(solved, of)}
            </span>,
            solved < of ? (
              <a href={site.left(area)}>
                {words.show(of - solved)}
                <span class="hidden-text">: {title}</span>
              </a>
            ) : (
              words.nothingLeft
            ),
          ],
        }))}
      />
      <p class="muted small">{words.shared}</p>
    </section>
  )
}
