import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { calibrationParts, count } from '#report'
import { Tabs } from '../../components/tabs.tsx'
import { useReportSheet } from '../../components/use-report-sheet.ts'
import { calibration as words } from '../../text/calibration.ts'
import { BankPanel } from './bank-panel.tsx'
import { FaultsList } from './faults-list.tsx'
import { GroupsPanel } from './groups-panel.tsx'
import { ItemsPanel } from './items-panel.tsx'
import type { OfferedRelease } from './release-offer.ts'
import { ReportMarkup } from './report-markup.tsx'
import { TakeAway } from './take-away.tsx'
import type { FoundCalibration } from './use-calibration.ts'
import { WholePanel } from './whole-panel.tsx'

interface OutcomeProps {
  readonly found: FoundCalibration
  readonly releases: readonly OfferedRelease[]
  /** whether choices were changed since */
  readonly isStale: boolean
  /** is told that a file of it was made */
  readonly onTaken: () => void
}

const { outcome: texts, refused } = words

/** What a calibration found: the summary on top, its parts below. */
export function Outcome({ found, releases, isStale, onTaken }: OutcomeProps) {
  const { calibration } = found
  const { report, diagnostics } = calibration
  const parts = useMemo(() => calibrationParts(report), [report])
  const [tab, setTab] = useState('items')
  const [place, setPlace] = useState(parts.order[0] ?? 0)
  const heading = useRef<HTMLHeadingElement>(null)
  const chosen = useRef<HTMLHeadingElement>(null)
  useReportSheet()
  useEffect(() => heading.current?.focus(), [])

  function show(item: number): void {
    setPlace(item)
    setTab('items')
    // once its panel is shown, it can be given the focus
    requestAnimationFrame(() => chosen.current?.focus())
  }

  function showSection(id: string): void {
    setTab('whole')
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#calibration-${id}`)?.focus())
  }

  const { persons, starts } = report.responses
  return (
    <section class="calibration-outcome" aria-labelledby="calibration-finding">
      <h2 id="calibration-finding" ref={heading} tabIndex={-1}>
        {parts.finding}
      </h2>
      <p>
        <bdi>{texts.of(report.data.source, words.choices.models[report.method.model].name)}</bdi>.{' '}
        {texts.persons(
          `${count(persons)} ${persons === 1 ? 'person' : 'people'}`,
          `${count(report.items.length)} ${report.items.length === 1 ? 'item' : 'items'}`,
          `${count(starts[persons] ?? 0)} answers`,
        )}
      </p>
      {isStale && <p class="note">{texts.stale}</p>}
      <ReportMarkup markup={parts.findings.markup} onItem={show} onSection={showSection} />
      {diagnostics.length > 0 && (
        <details class="calibration-warnings">
          <summary>{refused.warnings(diagnostics.length)}</summary>
          <FaultsList diagnostics={diagnostics} />
        </details>
      )}
      <TakeAway found={found} onTaken={onTaken} />
      <Tabs
        label={texts.parts}
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'items',
            label: texts.items,
            content: (
              <ItemsPanel
                calibration={calibration}
                order={parts.order}
                place={place}
                heading={chosen}
                onItem={show}
              />
            ),
          },
          {
            id: 'groups',
            label: texts.groups,
            content: <GroupsPanel calibration={calibration} parts={parts} onItem={show} />,
          },
          {
            id: 'whole',
            label: texts.whole,
            content: <WholePanel parts={parts} onItem={show} />,
          },
          {
            id: 'bank',
            label: texts.bank,
            content: <BankPanel found={found} releases={releases} />,
          },
        ]}
      />
    </section>
  )
}
