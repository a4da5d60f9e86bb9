import { studioPages, type StudioPart } from '../../components/studio-pages.ts'
import { studioGuides as words } from '../../text/studio-guides.ts'
import { studioPages as pageWords } from '../../text/studio-pages.ts'
import { ActWords } from './act-words.tsx'
import type { GuideStep } from './guide.ts'

interface StepWordsProps {
  readonly step: GuideStep
  /** page on which its reader is; undefined where nobody is on one yet */
  readonly from: StudioPart | undefined
}

/** A step: what to do, one thing after the other, and what is seen then. */
export function StepWords({ step: { page, acts, meaning }, from }: StepWordsProps) {
  return (
    <>
      <ul class="guide-acts">
        {page !== from && (
          <li>
            {words.open} <a href={studioPages.find(({ id }) => id === page)?.href}>{pageWords[page].name}</a>.
          </li>
        )}
        {acts.map((act, at) => (
          <li key={at}>
            <ActWords act={act} />
          </li>
        ))}
      </ul>
      <p>{meaning}</p>
    </>
  )
}
