import type { FollowUpView } from '../session/view.ts'
import { followUp as words } from '../text/follow-up.ts'
import { languageOf } from './marking/rows.ts'
import { Program } from './program.tsx'

/** An answer that was written, to read: its text, or each file that it changed, coloured by its language. */
export function Written({
  answer,
  label,
}: {
  readonly answer: FollowUpView['base']
  /** What it is, for those who cannot see where it stands. */
  readonly label: string
}) {
  if (answer.kind !== 'debug') {
    const language = 'language' in answer ? answer.language : answer.kind
    return <Program text={answer.text} label={label} language={language} />
  }
  const files = Object.entries(answer.files)
  if (files.length === 0) return <p>{words.noFile}</p>
  return (
    <>
      {files.map(([path, text]) => (
        <section key={path}>
          <p class="small">
            <code>{path}</code>
          </p>
          <Program text={text} label={`${label}: ${path}`} language={languageOf(path, text, 'code')} />
        </section>
      ))}
    </>
  )
}
