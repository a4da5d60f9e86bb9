import { count, type CalibrationParts } from '#report'
import { DataTable } from '../../components/data-table.tsx'
import { calibration as words } from '../../text/calibration.ts'
import type { PageCalibration } from '../../workers/calibrate/protocol.ts'
import { ReportMarkup } from './report-markup.tsx'

interface GroupsPanelProps {
  readonly calibration: PageCalibration
  readonly parts: CalibrationParts
  readonly onItem: (place: number) => void
}

const { outcome: texts } = words

/** Whether items are as hard for one group as for equally able people of another. */
export function GroupsPanel({ calibration: { report, groupSizes }, parts, onItem }: GroupsPanelProps) {
  if (report.groups.length < 2) return <p class="note">{texts.noGroups}</p>
  const groups = parts.sections.find(({ id }) => id === 'groups')
  const notes = (report.notes ?? []).filter((note) => note.startsWith('DIF '))
  return (
    <>
      <h3>{texts.sizes}</h3>
      <DataTable
        label={texts.sizes}
        columns={[texts.group, texts.people]}
        head={0}
        rows={report.groups.map((group, at) => ({
          key: group,
          cells: [<bdi>{group}</bdi>, count(groupSizes[at] ?? 0)],
        }))}
      />
      {groups === undefined && <p>{texts.noComparisons}</p>}
      {notes.length > 0 && (
        <ul class="calibration-counts">
          {notes.map((note) => (
            <li key={note}>
              <bdi>{note}</bdi>.
            </li>
          ))}
        </ul>
      )}
      {groups && (
        <section aria-labelledby="calibration-groups">
          <h3 id="calibration-groups">{groups.title}</h3>
          <ReportMarkup markup={groups.content.markup} onItem={onItem} />
        </section>
      )}
    </>
  )
}
