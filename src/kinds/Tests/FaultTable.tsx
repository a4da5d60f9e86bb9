import { tests as words } from '../../text/kinds/tests.ts'

interface FaultTableProps {
  /** What the table is, for those who cannot see where it stands. */
  readonly label: string
  readonly isClean: boolean
  readonly faults: readonly { readonly id: string; readonly fault: string; readonly isFound: boolean }[]
  /** Whether a fault that was not found may be named. */
  readonly revealed: boolean
}

/** Whether tests raised a false alarm, and which planted faults they found. */
export function FaultTable({ label, isClean, faults, revealed }: FaultTableProps) {
  return (
    <table class="review-table fault-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.fault}</th>
          <th scope="col">{words.result}</th>
        </tr>
      </thead>
      <tbody>
        <Row name={words.reference} isMet={isClean} state={isClean ? words.fine : words.alarm} />
        {faults.map(({ id, fault, isFound }, at) => (
          <Row
            key={id}
            name={isFound || revealed ? fault : words.hidden(at + 1)}
            isMet={isFound}
            state={isFound ? words.found : words.missed}
          />
        ))}
      </tbody>
    </table>
  )
}

function Row(row: { readonly name: string; readonly isMet: boolean; readonly state: string }) {
  return (
    <tr class={row.isMet ? 'part-met' : 'part-missed'}>
      <th scope="row">{row.name}</th>
      <td>
        <span class="part-state">{row.state}</span>
      </td>
    </tr>
  )
}
