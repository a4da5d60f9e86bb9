import { attackRows, type AttackRow, type Outcome } from './attack-rows.ts'
import { html, type Markup } from './markup.ts'
import { counted } from './number-words.ts'
import { reportTable } from './report-table.ts'

/** Outcomes in words, in the order of the table. */
const OUTCOMES: readonly (readonly [outcome: Outcome, words: string])[] = [
  ['not stoppable', 'cannot be stopped'],
  ['flagged', 'told to a person'],
  ['rejected', 'rejected'],
  ['true value', 'gains nothing'],
]

/** What a result of a graded test can show and what it cannot: first what nothing stops, then the table of all attacks. */
export function threatsPart(): Markup {
  const rows: readonly AttackRow[] = Object.values(attackRows)
  const open = rows.filter(({ outcome }) => outcome === 'not stoppable')
  return html`<p>
      No result of this test can show that the work is the candidate’s own. It shows what was handed in, that
      everything in it follows from its record when that is computed again, and what it is worth on cases that
      nobody outside has seen. Nothing stops ${counted(open.length, 'way')} of gaining more than that:
    </p>
    <ul class="findings">
      ${open.map(({ attack, happens }) => html`<li>${withCode(attack)}: ${withCode(happens)}.</li>`)}
    </ul>
    <p>
      A conversation about the work, or a second test under supervision, tells more than any figure here. The
      table lists every attack that the suite of this program tries, with what came of it.
    </p>
    ${reportTable({
      caption: 'Attacks on a graded test, those that nothing stops first',
      columns: [
        { title: 'attack', kind: 'words' },
        { title: 'outcome', kind: 'words' },
        { title: 'what happens', kind: 'sentences' },
      ],
      rows: OUTCOMES.flatMap(([wanted, words]) =>
        rows
          .filter(({ outcome }) => outcome === wanted)
          .map(({ attack, happens }) => [withCode(attack), words, withCode(happens)]),
      ),
    })}`
}

/** A text of the table of attacks, whose code stands between backticks. */
function withCode(text: string): Markup {
  return html`${text.split('`').map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : piece))}`
}
