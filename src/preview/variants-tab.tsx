import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import { DataTable } from '../components/data-table.tsx'
import { preview } from '../text/preview.ts'
import { authorItemPage, type ItemPlace } from '../components/author-pages.ts'
import type { AuthorItem, AuthorPart, AuthorVariant, AuthorWritten } from './author-data.ts'
import { ProofFigures } from './proof-figures.tsx'
import { ReviewForm } from './review-form.tsx'

const words = preview.variants

/** What was drawn from the item's model, and what was written for it; one of them side by side with the item. */
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
        {isMet(chosen) && <a href={authorItemPage({ bank: row.bank, name: chosen.id })}>{words.open}</a>}
      </p>
      <Variant variant={chosen} place={row} />
    </div>
  )
}

/** Whether a variant is an item of the bank, which has a page of its own. */
function isMet({ written, differences }: AuthorVariant): boolean {
  return written ? ['met', 'accepted'].includes(written.state) : differences !== undefined
}

function Variant({ variant, place }: { readonly variant: AuthorVariant; readonly place: ItemPlace }) {
  const { values, story, written, figures, differences, gates, review, retired, seed } = variant
  const drawn = [...values, ...(story === undefined ? [] : [{ label: words.story, text: story }])]
  return (
    <>
      {written ? <Written written={written} /> : <Parts title={words.drawn} parts={drawn} />}
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
        <h2>{words.figures}</h2>
        <ProofFigures proof={figures} />
      </section>
      <section>
        <h2>{words.review}</h2>
        {written && <WhatToLookFor />}
        <p>{retired === undefined ? words.said(review) : words.retired(retired)}</p>
        {retired === undefined && <ReviewForm key={seed} place={place} seed={seed} />}
        <p class="muted small">{words.gates(gates)}</p>
      </section>
    </>
  )
}

/** What got past the gates in studies of them, since only a reader can tell. */
function WhatToLookFor() {
  return (
    <div class="prose">
      <p>{words.look}</p>
      <ul>
        {words.looks.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  )
}

/** Where a written variant comes from, and what is to be done about it. */
function Written({ written: { state, provenance, folder, command } }: { readonly written: AuthorWritten }) {
  const isBehind = state === 'changed' || state === 'stale'
  return (
    <>
      <p class={isBehind ? 'note note-bad' : ''}>{words.states[state]}</p>
      <Parts title={words.provenance} parts={provenance} />
      <p>
        {words.files} <code>{folder}</code>. {words.edit} <code>{command}</code>.
      </p>
    </>
  )
}

function Parts({ title, parts }: { readonly title: string; readonly parts: readonly AuthorPart[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        label={title}
        columns={[words.name, words.value]}
        head={0}
        rows={parts.map(({ label, text }) => ({ key: label, cells: [label, text] }))}
      />
    </section>
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
