import { useSession } from '../components/session/session-context.ts'
import { editorChoices } from './settings.ts'

/** Whether the plain editor stands in for the code editor: as chosen, else as the session's accommodations say. */
export function usePlainEditor(): { readonly plain: boolean; readonly setPlain: (plain: boolean) => void } {
  const { accommodations } = useSession().view
  const { chosen, set } = editorChoices.editor
  return {
    plain: chosen.value === 'unset' ? accommodations.plainEditor : chosen.value === 'plain',
    setPlain: (plain) => {
      set(plain ? 'plain' : 'code')
    },
  }
}
