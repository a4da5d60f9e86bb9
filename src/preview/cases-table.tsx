import { Fragment } from 'preact'
import { preview } from '../text/preview.ts'
import type { AuthorCase, AuthorGroup } from './author-data.ts'

const words = preview.key

interface CasesTableProps {
  readonly groups: readonly AuthorGroup[]
  /** In the order in which they are numbered. */
  readonly cases: readonly AuthorCase[]
  readonly label: string
}

/** Cases with what they give and what they want, hidden ones too, group by group. */
export function CasesTable({ groups, cases, label }: CasesTableProps) {
  const named = groups.filter(({ name }) => cases.some(({ group }) => group === name))
  const rest = cases.filter(({ group }) => !groups.some(({ name }) => name === group))
  const all = [
    ...named.map((group) => ({ group, of: cases.filter(({ group: name }) => name === group.name) })),
    { group: undefined, of: rest },
  ]
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="cases">
        <thead>
          <tr>
            <th scope="col">{words.columns.number}</th>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.input}</th>
            <th scope="col">{words.columns.expected}</th>
          </tr>
        </thead>
        {all
          .filter(({ of }) => of.length > 0)
          .map(({ group, of }) => (
            <tbody key={group?.name ?? ''}>
              {group && (
                <tr class="group">
                  <th scope="rowgroup" colSpan={4}>
                    {group.title}
                    <span class="muted">{` ${group.name}${group.counts === undefined ? '' : `, ${group.counts}`}`}</span>
                  </th>
                </tr>
              )}
              {of.map((one) => (
                <tr key={one.id}>
                  <td class="number">{cases.indexOf(one) + 1}</td>
                  <th scope="row">
                    {one.name}
                    <span class="muted small case-facts">
                      {[
                        one.visible ? words.visible : words.hidden,
                        ...(one.followUp ? [words.followUpCase] : []),
                        ...(one.voided ? [words.voided] : []),
                      ].join(', ')}
                    </span>
                  </th>
                  <td>
                    <dl class="case-parts">
                      {one.parts.map(({ label: part, text }) => (
                        <Fragment key={part}>
                          <dt>{part}</dt>
                          <dd>
                            <LongText text={text} />
                          </dd>
                        </Fragment>
                      ))}
                    </dl>
                  </td>
                  <td>{one.expected !== undefined && <LongText text={one.expected} />}</td>
                </tr>
              ))}
            </tbody>
          ))}
      </table>
    </div>
  )
}

/** Lines of text that is shown at once; more is folded. */
const LINES = 8
const CHARACTERS = 400

function LongText({ text }: { readonly text: string }) {
  const isLong = text.length > CHARACTERS || text.split('\n').length > LINES
  const code = <code class="value">{text}</code>
  if (!isLong) return code
  const first = text.split('\n').slice(0, 1).join('').slice(0, 60)
  return (
    <details>
      <summary>
        <code class="value">{`${first} …`}</code>
      </summary>
      {code}
    </details>
  )
}
