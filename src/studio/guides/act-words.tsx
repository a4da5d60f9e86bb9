import { studioGuides as words } from '../../text/studio-guides.ts'
import type { GuideAct } from './guide.ts'

/** What is to be done, in a sentence. */
export function ActWords({ act }: { readonly act: GuideAct }) {
  if (act.do === 'press')
    return (
      <>
        {words.press[act.role ?? 'button']} <b>{act.name}</b>.
      </>
    )
  const [verb, preposition, what] =
    act.do === 'choose' ? [words.choose, words.under, act.option] : [words.write, words.into, act.text]
  return (
    <>
      {verb} <b>{what}</b> {preposition} <b>{act.field}</b>
      {act.group !== undefined && (
        <>
          {' '}
          {words.of} <b>{act.group}</b>
        </>
      )}
      .
    </>
  )
}
