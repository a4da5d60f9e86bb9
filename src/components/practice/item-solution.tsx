import { useState } from 'preact/hooks'
import type { PracticeItem } from '#schemas/public-item'
import { loadRelease, type ReleaseAddress } from '../../session/release.ts'
import { practice } from '../../text/practice.ts'
import { Program } from '../program.tsx'

const words = practice.item

interface ItemSolutionProps {
  readonly item: string
  readonly address: ReleaseAddress
}

/** The explanation and the solutions of an item that was answered, also where the test said nothing on the way. */
export function ItemSolution({ item, address }: ItemSolutionProps) {
  const [loaded, setLoaded] = useState<PracticeItem | 'failed'>()
  const load = (): void => {
    if (typeof loaded === 'object') return
    loadRelease(address)
      .then((release) => release.item(item))
      .then(setLoaded, () => {
        setLoaded('failed')
      })
  }
  return (
    <details
      class="item-solution"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) load()
      }}
    >
      <summary>{words.solution}</summary>
      {loaded === undefined && <p class="muted">{words.solutionLoading}</p>}
      {loaded === 'failed' && <p role="alert">{words.solutionFailed}</p>}
      {typeof loaded === 'object' && (
        <>
          <div class="prose" dangerouslySetInnerHTML={{ __html: loaded.grading.explanation }} />
          {loaded.grading.solutions.map(({ language, text }) => (
            <Program key={language} text={text} label={words.solutionOf(language)} language={language} />
          ))}
        </>
      )}
    </details>
  )
}
