import { session } from '../text/session.ts'
import { usePlainEditor } from './use-plain-editor.ts'

/** The choice of the plain editor in place of the code editor. */
export function PlainSwitch() {
  const { plain, setPlain } = usePlainEditor()
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={plain}
        onChange={(event) => {
          setPlain(event.currentTarget.checked)
        }}
      />
      {session.code.plain}
    </label>
  )
}
