import { useMemo } from 'preact/hooks'
import type { ReleasePublic } from '#schemas/release-public'
import { site } from '../../components/addresses.ts'
import { studioBank as words } from '../../text/studio-bank.ts'
import { Figure } from '../figure.tsx'
import { titlesOf } from '../titles-of.ts'
import { WishForm } from '../wish-form.tsx'
import type { BankDesign } from './bank-app.tsx'
import { bankRows } from './bank-rows.ts'
import { BankSummary } from './bank-summary.tsx'
import type { BankView } from './bank-view.ts'
import { Dispensables } from './dispensables.tsx'
import { GapsSection } from './gaps-section.tsx'
import type { ItemLinks } from './item-link.tsx'
import { ItemsSection } from './items-section.tsx'
import { Overexposed } from './overexposed.tsx'
import { rateOfItems } from './rates.ts'
import { useBankAnswers } from './use-bank-answers.ts'
import { variantLimit } from './variant-rows.ts'
import { VariantsSection } from './variants-section.tsx'
import { wrightFigure } from './wright-figure.ts'

interface BankProps {
  readonly index: ReleasePublic
  readonly links: ItemLinks
  readonly design: BankDesign
  /** @param of what is changed */
  readonly onChange: (design: BankDesign, of: string) => void
  readonly onFailure: () => void
}

/** Faults that are named here; the blueprint's own page has them all. */
const NAMED_FAULTS = 3

/** What is in a bank, for the test that is designed. */
export function Bank({ index, links, design, onChange, onFailure }: BankProps) {
  const { wishes, bank: view } = design
  const rows = useMemo(() => bankRows(index.items), [index])
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows])
  const titleOf = useMemo(() => titlesOf(index), [index])
  const { found, faults, making, search, answer, again, cancel } = useBankAnswers(
    index,
    design,
    view.most,
    onFailure,
  )
  const rateOf = useMemo(() => rateOfItems(index.items, found?.forecast.usage.items ?? []), [index, found])
  const given = useMemo(
    () => (found ? rows.filter(({ id }) => rateOf(id) !== undefined) : rows),
    [rows, rateOf, found],
  )
  const { mean, sd } = wishes
  const wright = useMemo(() => wrightFigure(given, { mean, sd }), [given, mean, sd])
  const errors = faults?.filter(({ severity }) => severity === 'error') ?? []
  const limit = variantLimit(found?.blueprint, view.most)
  const onView = (bank: BankView, of: string): void => onChange({ ...design, bank }, of)
  return (
    <div class="studio-bank">
      <p>
        {words.judgedFor(found?.blueprint.title ?? words.unnamed, index.title, index.release)} {words.live}
      </p>
      {design.text === '' && <p class="note note-bad">{words.noTest}</p>}
      {design.text !== '' && errors.length > 0 && (
        <div class="note note-bad" role="alert">
          <p>
            {found ? words.impossible : words.unreadable} <a href={site.studio}>{words.mend}</a>
          </p>
          <ul aria-label={words.faults}>
            {errors.slice(0, NAMED_FAULTS).map(({ message }, at) => (
              <li key={at}>
                <bdi>{message}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="studio">
        <section aria-labelledby="bank-summary">
          <h2 id="bank-summary">{words.summary.heading}</h2>
          <BankSummary rows={rows} given={found && given.length} />
          <WishForm wishes={wishes} onWish={(now, of) => onChange({ ...design, wishes: now }, of)} />
        </section>
        <section aria-labelledby="bank-wright">
          <h2 id="bank-wright" class="hidden-text">
            {words.wright.title}
          </h2>
          <Figure figure={wright} />
        </section>
      </div>
      <div class="studio">
        <GapsSection
          search={search}
          answer={answer}
          making={making}
          isImpossible={faults !== undefined && found === undefined}
          titleOf={titleOf}
          onAgain={again}
          onCancel={cancel}
        />
        {answer && (
          <div aria-busy={search.state !== 'found'}>
            <Dispensables retire={answer.gaps.retire} items={byId} links={links} />
            <Overexposed
              overexposed={answer.gaps.overexposed}
              share={answer.most ?? answer.of.blueprint.exposure?.maxRate}
              most={view.most ?? found?.blueprint.exposure?.maxRate}
              items={byId}
              links={links}
              onMost={(most) => onView({ ...view, most }, 'most')}
            />
          </div>
        )}
      </div>
      <ItemsSection
        rows={rows}
        areas={index.taxonomy.areas}
        view={view}
        rateOf={found ? rateOf : undefined}
        links={links}
        titleOf={titleOf}
        onView={onView}
      />
      <VariantsSection
        rows={rows}
        rateOf={rateOf}
        limit={limit}
        isUnique={found?.blueprint.freshness?.variants === 'unique'}
        links={links}
      />
    </div>
  )
}
