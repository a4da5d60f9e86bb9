import { useId } from 'preact/hooks'
import { calibration as words } from '../../text/calibration.ts'
import { SelectField } from './select-field.tsx'

interface GroupFieldProps {
  /** columns to choose from; undefined where they are not known */
  readonly columns: readonly string[] | undefined
  readonly group: string
  /** whether the page chose it */
  readonly isTaken: boolean
  readonly onChange: (group: string) => void
}

const { choices: texts } = words

/** The column of the persons' groups: chosen where the columns are known, else written. */
export function GroupField({ columns, group, isTaken, onChange }: GroupFieldProps) {
  const id = useId()
  if (columns === undefined)
    return (
      <div class="studio-field">
        <label for={id}>{texts.group}</label>
        <input
          id={id}
          type="text"
          value={group}
          aria-describedby={`${id}-help`}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
        <span class="small muted" id={`${id}-help`}>
          {texts.groupHelp} {texts.groupWrite}
        </span>
      </div>
    )
  // a column that was chosen stays on offer, though another file has it no more: to calibrate then says what there is
  const offered = [...new Set([...columns, ...(group === '' ? [] : [group])])]
  const options: Readonly<Record<string, string>> = {
    [NONE]: texts.noGroup,
    ...Object.fromEntries(offered.map((column) => [`${COLUMN}${column}`, column])),
  }
  return (
    <SelectField
      label={texts.group}
      help={isTaken ? `${texts.groupHelp} ${texts.groupTaken}` : texts.groupHelp}
      value={group === '' ? NONE : `${COLUMN}${group}`}
      options={options}
      onChange={(value) => onChange(value === NONE ? '' : value.slice(COLUMN.length))}
    />
  )
}

/** No column begins with it, and names that are numbers keep their order behind it. */
const COLUMN = 'column '
const NONE = 'none'
