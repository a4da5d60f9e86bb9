import { FEW, itemConcerns, type CohortItem } from './cohort-items.ts'
import { SURE } from './cohort-shares.ts'
import { policyInSentence } from './level-words.ts'
import { html, type Content, type Markup } from './markup.ts'
import { count, counted, fixed, signed, Z95 } from './number-words.ts'
import { reportTable, type Column } from './report-table.ts'

const MINUTE = 60_000

/** @returns in a sentence how many items need a look */
export function itemsInWords(items: readonly CohortItem[]): string {
  // an item may have been met on several scales, and is one item all the same
  const all = [...Map.groupBy(items, ({ name }) => name).values()]
  const flagged = all.filter((own) => own.some(({ flags }) => flags.length > 0)).length
  const few = all.filter((own) => own.every(({ earned }) => earned.answers < FEW)).length
  const needed =
    all.length === 0
      ? 'none was taken.'
      : flagged === 0
        ? `none of the ${counted(all.length, 'item')} that were taken needs a look.`
        : `${flagged} of the ${counted(all.length, 'item')} that were taken ${flagged === 1 ? 'needs' : 'need'} a look.`
  return few === 0
    ? needed
    : `${needed} ${few === all.length ? 'All of them have' : `${counted(few, 'item')} ${few === 1 ? 'has' : 'have'}`} fewer than ${FEW} answers, which bear hardly any conclusion.`
}

/**
 * All items that were taken, those that need a look first.
 *
 * @param medianMs time at hand of the answer in the middle of all
 */
export function itemsPart(items: readonly CohortItem[], medianMs: number): Markup {
  const hasPolicies = new Set(items.map(({ policy }) => policy)).size > 1
  const hasVariants = items.some(({ variants }) => variants > 1)
  const hasSteered = items.some(({ steered }) => steered > 0)
  const columns: readonly (Column & { readonly cell: (item: CohortItem) => Content })[] = [
    {
      title: 'item',
      kind: 'words',
      cell: ({ name, title }) => html`<bdi>${title === '' ? name : title}</bdi>`,
    },
    {
      title: 'needs a look',
      kind: 'words',
      cell: ({ flags, isOnTrial }) =>
        html`${
          flags.length === 0
            ? html`<span class="quiet">no</span>`
            : html`<strong class="flags">${flags.map((flag) => itemConcerns[flag]).join('; ')}</strong>`
        }${isOnTrial ? ' (on trial)' : undefined}`,
    },
    ...(hasPolicies
      ? [
          {
            title: 'scale',
            kind: 'words',
            cell: ({ policy }: CohortItem) => policyInSentence(policy),
          } as const,
        ]
      : []),
    ...(hasVariants ? [{ title: 'variants', cell: ({ variants }: CohortItem) => count(variants) }] : []),
    { title: 'taken', cell: ({ taken }) => count(taken) },
    { title: 'not submitted', cell: ({ missing }) => count(missing) },
    {
      title: 'points earned, of 100',
      cell: ({ earned: { share, low, high, answers } }) =>
        answers === 0 ? '–' : bracketed([100 * share, 100 * low, 100 * high], (value) => fixed(value, 0)),
    },
    {
      title: 'beyond the others, of 100',
      cell: ({ earned: { beyond } }) => {
        if (beyond === undefined) return '–'
        const { difference, se } = beyond
        const ends = [difference - Z95 * se, difference + Z95 * se]
        return bracketed(
          [difference, ...ends].map((value) => 100 * value),
          (value) => signed(value, 0),
        )
      },
    },
    {
      title: 'answers by score',
      cell: ({ categories, earned }) => (earned.answers === 0 ? '–' : categories.map(count).join(' · ')),
    },
    {
      title: 'goes with the other answers (correlation)',
      cell: ({ correlation }) => {
        if (correlation === undefined) return '–'
        const { r, low, high } = correlation
        return bracketed([r, low, high], (value) => signed(value, 2))
      },
    },
    {
      title: 'minutes (times all)',
      cell: ({ medianMs: ms }) =>
        `${fixed(ms / MINUTE, 0)} (${fixed(medianMs > 0 ? ms / medianMs : undefined, 1)})`,
    },
    ...(hasSteered
      ? [
          {
            title: 'final score is another',
            cell: ({ steered, restored }: CohortItem) =>
              steered === 0 ? '–' : `${count(restored)} of ${count(steered)}`,
          },
        ]
      : []),
  ]
  const flagged = items.filter(({ flags }) => flags.length > 0).length
  return html`<p>${itemsInWords(items).replace(/^./, (first) => first.toUpperCase())}</p>
    ${
      items.length === 0
        ? undefined
        : html`${reportTable({
              caption:
                flagged === 0
                  ? 'Items with 95 % intervals, those with the most answers first'
                  : `Items with 95 % intervals, the ${flagged === 1 ? 'one that needs' : `${flagged} that need`} a look first`,
              columns,
              rows: items.map((item) => columns.map(({ cell }) => cell(item))),
            })}
            <p class="note">
              Candidates meet items of about their own level, so the share of points says little about how
              hard an item is: the next column does, how many more points were earned than the candidates’
              levels let expect, compared with the other items. The correlation says whether those who do
              better elsewhere do better here, from −1 to 1; where all who meet an item are about equally
              able, it is near 0 even for a good one, and only what is surely below 0 needs a look. Both are
              told from ${SURE.candidates} candidates on. Answers by score begin with score 0. Minutes are
              those of the candidate in the middle, and how many times the middle of all answers that
              is.${
                hasSteered
                  ? ' During the test, answers were scored by fewer cases in the browser to choose the next problem; the last column says how often the final score is another one.'
                  : undefined
              }${hasVariants ? ' Variants of one item model are counted together.' : undefined}
              The table has ${counted(items.length, 'row')}: among so many, one of twenty intervals misses by
              chance.
            </p>`
    }`
}

/** A value and its interval, which is not parted where a narrow column wraps. */
function bracketed(
  [value, low, high]: readonly number[],
  write: (value: number | undefined) => string,
): string {
  return `${write(value)} (${write(low)}\u00a0to\u00a0${write(high)})`
}
