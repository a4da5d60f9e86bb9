import { useId } from 'preact/hooks'
import { keepsLimits, type Total } from '#adaptive'
import { design as words } from '../../text/kinds/design.ts'
import { limitWords } from './total-words.ts'

/** What the choices come to, beside what the scenario asks for. */
export function Summary({ totals }: { readonly totals: readonly Total[] }) {
  const id = useId()
  return (
    <section class="design-summary" aria-labelledby={id}>
      <h2 id={id}>{words.summary}</h2>
      <table>
        <thead class="hidden-text">
          <tr>
            <th scope="col">{words.quantity}</th>
            <th scope="col">{words.total}</th>
            <th scope="col">{words.limit}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map((total) => (
            <tr key={total.quantity.id}>
              <th scope="row">{total.quantity.label}</th>
              <td class="number">{words.amount(total.value, total.quantity.unit)}</td>
              <td>
                <Limit total={total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Limit({ total }: { readonly total: Total }) {
  const limit = limitWords(total.quantity)
  if (limit === undefined) return <span class="muted">{words.noLimit}</span>
  const isKept = keepsLimits(total)
  return (
    <>
      {limit},{' '}
      <span class="design-kept">
        {[true, false].map((kept) => (
          <span key={String(kept)} data-kept={kept} data-shown={kept === isKept}>
            {kept ? words.kept : words.notKept}
          </span>
        ))}
      </span>
    </>
  )
}
