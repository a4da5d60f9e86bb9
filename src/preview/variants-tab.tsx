import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import { DataTable } from '../components/data-table.tsx'
import { preview } from '../text/preview.ts'
import { authorItemPage, type ItemPlace } from './author-addresses.ts'
import type { AuthorItem, AuthorVariant } from './author-data.ts'
import { ReviewForm } from './review-form.tsx'

const words = preview.variants

/** What was drawn from the item's model; one of them side by side with the item. */
export function VariantsTab({ item: { row, variants } }: { readonly item: AuthorItem }) {
  const [seed, setSeed] = useState(variants[0]?.seed)
  const chosen = variants.find((one) => one.seed === seed) ?? variants[0]
  if (!chosen) return <p class="tab">{words.none}</p>
  return (
    <div class="tab">
      <p>{words.count(variants.length)}</p>
      <p class="choose-variant">
        <label>
          {words.choose}{' '}
          <select value={chosen.seed} onChange={({ currentTarget }) => setSeed(Number(currentTarget.value))}>
            {variants.map((one) => (
              <option key={one.seed} value={one.seed}>
                {words.option(row.name, one)}
              </option>
            ))}
          </select>
        </label>{' '}
        <a href={authorItemPage({ bank: row.bank, name: chosen.id })}>{words.open}</a>
      </p>
      <Variant variant={chosen} place={row} />
    </div>
  )
}

function Variant({ variant, place }: { readonly variant: AuthorVariant; readonly place: ItemPlace }) {
  const { values, story, differences, gates, review, retired, seed } = variant
  const drawn = [...values, ...(story === undefined ? [] : [{ label: words.story, text: story }])]
  return (
    <>
      <section>
        <h2>{words.drawn}</h2>
        <DataTable
          label={words.drawn}
          columns={[words.name, words.value]}
          head={0}
          rows={drawn.map(({ label, text }) => ({ key: label, cells: [label, text] }))}
        />
      </section>
      <section>
        <h2>{words.differences}</h2>
        {differences === undefined ? (
          <p>{words.leftOut}</p>
        ) : (
          <div class="side-by-side">
            <p class="side-head">{words.item}</p>
            <p class="side-head">{words.variant(place.name, seed)}</p>
            {pairsOf(differences).map(({ before, after, isSame }, at) => (
              <Fragment key={at}>
                <p class={isSame ? '' : 'side-before'}>{before}</p>
                <p class={isSame ? '' : 'side-after'}>{after}</p>
              </Fragment>
            ))}
          </div>
        )}
      </section>
      <section>
        <h2>{words.review}</h2>
        <p>{retired === undefined ? words.said(review) : words.retired(retired)}</p>
        {retired === undefined && <ReviewForm key={seed} place={place} seed={seed} />}
        <p class="muted small">{words.gates(gates)}</p>
      </section>
    </>
  )
}

interface Pair {
  readonly before: string
  readonly after: string
  readonly isSame: boolean
}

/** Lines that differ, each beside the one that took its place. */
function pairsOf(lines: NonNullable<AuthorVariant['differences']>): readonly Pair[] {
  const pairs: Pair[] = []
  let before: string[] = []
  let after: string[] = []
  const settle = (): void => {
    for (let at = 0; at < Math.max(before.length, after.length); at += 1)
      pairs.push({ before: before[at] ?? '', after: after[at] ?? '', isSame: false })
    before = []
    after = []
  }
  for (const { mark, text } of lines) {
    if (mark === '-') before.push(text)
    else if (mark === '+') after.push(text)
    else {
      settle()
      pairs.push({ before: text, after: text, isSame: true })
    }
  }
  settle()
  return pairs
}
