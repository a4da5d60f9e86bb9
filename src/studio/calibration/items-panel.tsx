import type { RefObject } from 'preact'
import { useId, useMemo, useRef, useState } from 'preact/hooks'
import { itemSection } from '#report'
import { DataTable } from '../../components/data-table.tsx'
import { calibration as words } from '../../text/calibration.ts'
import type { PageCalibration } from '../../workers/calibrate/protocol.ts'
import { columnsOf } from './item-columns.tsx'
import { ReportMarkup } from './report-markup.tsx'
import { SelectField } from './select-field.tsx'
import { sortedItems, type ItemSort } from './sort-items.ts'
import { useMore } from './use-more.ts'

interface ItemsPanelProps {
  readonly calibration: PageCalibration
  /** places of items, those that need a look first */
  readonly order: readonly number[]
  /** place of the chosen item */
  readonly place: number
  /** heading of the chosen item, which gets the focus when one is chosen */
  readonly heading: RefObject<HTMLHeadingElement>
  readonly onItem: (place: number) => void
}

const { items: texts } = words

/** All items in a table, and the chosen one with its curve. */
export function ItemsPanel({ calibration, order, place, heading, onItem }: ItemsPanelProps) {
  const { report, points } = calibration
  const [sort, setSort] = useState<ItemSort>('look')
  const [find, setFind] = useState('')
  const id = useId()
  const table = useRef<HTMLDivElement>(null)
  const places = useMemo(() => sortedItems(report.items, { sort, find, order }), [report, sort, find, order])
  const { shown, left, more } = useMore(places)
  const columns = useMemo(() => columnsOf(report, onItem), [report])
  const item = report.items[place]
  const section = useMemo(
    () => item && itemSection(item, place, points[place] ?? []).markup,
    [item, place, points],
  )
  const at = places.indexOf(place)
  const step = (by: number, label: string) => {
    const next = at === -1 ? undefined : places[at + by]
    return (
      <button
        type="button"
        class="button button-small"
        aria-disabled={next === undefined}
        onClick={() => {
          if (next !== undefined) onItem(next)
        }}
      >
        {label}
      </button>
    )
  }
  return (
    <>
      <div class="calibration-tools">
        <SelectField label={texts.sort} value={sort} options={texts.sorts} onChange={setSort} />
        <div class="studio-field">
          <label for={`${id}-find`}>{texts.find}</label>
          <input
            id={`${id}-find`}
            type="text"
            value={find}
            onInput={({ currentTarget }) => setFind(currentTarget.value)}
          />
        </div>
      </div>
      <p class="small muted">{texts.reading}</p>
      <p role="status" class="small">
        {places.length === 0 ? texts.none : texts.shown(shown.length, places.length)}
      </p>
      <div class="calibration-items" ref={table}>
        <DataTable
          label={texts.label}
          columns={columns.map(({ title }) => title)}
          head={0}
          rows={shown.map((one) => ({
            key: one,
            cells: columns.map(({ cellOf }) => cellOf(one, one === place)),
          }))}
        />
      </div>
      {left > 0 && (
        <p>
          <button type="button" class="button button-small" onClick={more}>
            {texts.more(left)}
          </button>
        </p>
      )}
      {section !== undefined && (
        <section class="calibration-item" aria-labelledby={`${id}-one`}>
          <h3 id={`${id}-one`} ref={heading} tabIndex={-1}>
            {texts.one}: <bdi>{item?.id}</bdi>
          </h3>
          <p class="calibration-ways">
            {step(-1, texts.previous)}
            {step(1, texts.next)}
          </p>
          <p class="small muted">{texts.curve}</p>
          <ReportMarkup
            markup={section}
            onItem={onItem}
            onBack={() => {
              const own = table.current?.querySelector<HTMLElement>('[aria-current="true"]')
              ;(own ?? table.current?.querySelector<HTMLElement>('.table-scroll'))?.focus()
            }}
          />
        </section>
      )}
    </>
  )
}
