import { announce } from '../components/live-region.tsx'
import { session } from '../text/session.ts'
import { editorChoices } from './settings.ts'

/** Lets the Tab key do the other of its two in both editors, and says so. */
export function switchTabKey(): void {
  const { chosen, set } = editorChoices.tabKey
  set(chosen.value === 'indents' ? 'moves' : 'indents')
  announce(session.editor.tabKeyNow(chosen.value))
}
