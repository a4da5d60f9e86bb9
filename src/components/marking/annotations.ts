import { judgeMarks, type Findings, type Mark } from '#adaptive'
import { marking as words } from '../../text/marking.ts'
import type { Annotation } from './Annotated.tsx'

const said = words.review

/** What a candidate marked, without saying what is right. */
export function ownMarks(marks: readonly Mark[], isAlone: boolean): readonly Annotation[] {
  return marks.map((mark, index) => ({
    ...linesOf(mark),
    id: `mark-${index}`,
    state: 'plain',
    title: said.yours,
    detail: `${words.place(mark, isAlone)}, ${words.classes[mark.class]}`,
    texts: [],
    notes: notesOf([mark]),
  }))
}

/** Each defect with whether it was found and why it is one, each false alarm with why it is none, each decoy. */
export function judgedMarks(
  marks: readonly Mark[],
  findings: Findings,
  isAlone: boolean,
): readonly Annotation[] {
  const { marks: outcomes, found, named } = judgeMarks(marks, findings)
  const about = (id: string): readonly Mark[] =>
    marks.filter((_, index) => outcomes[index]?.about.includes(id) && outcomes[index]?.alarms === 0)
  const defects = findings.defects.map((defect): Annotation => {
    const isFound = found.has(defect.id)
    const own = isFound ? about(defect.id) : []
    const right = words.classes[defect.classes[0] ?? 'undecided']
    const [first] = own
    return {
      ...linesOf(defect),
      id: defect.id,
      state: isFound ? 'met' : 'missed',
      title: isFound ? said.found : said.missed,
      detail: `${words.place(defect, isAlone)}, ${right}, ${words.severities[defect.severity]}`,
      texts: [
        defect.why,
        ...(first && !named.has(defect.id) ? [said.named(words.classes[first.class], right)] : []),
      ],
      notes: notesOf(own),
    }
  })
  const alarms = marks.flatMap((mark, index): readonly Annotation[] => {
    const outcome = outcomes[index]
    if (outcome === undefined || outcome.outcome === 'found') return []
    const fine = [...findings.decoys, ...findings.remarks].filter(({ id }) => outcome.about.includes(id))
    const reasons = fine.map(({ why }) => why)
    return [
      {
        ...linesOf(mark),
        id: `mark-${index}`,
        state: outcome.alarms > 0 ? 'missed' : 'plain',
        title: outcome.alarms > 0 ? said.alarm : said.remark,
        detail: `${words.place(mark, isAlone)}, ${words.classes[mark.class]}`,
        texts: outcome.outcome === 'too-long' ? [said.tooLong] : reasons.length > 0 ? reasons : [said.clean],
        notes: notesOf([mark]),
      },
    ]
  })
  const told = new Set(outcomes.flatMap((outcome) => outcome.about))
  const decoys = findings.decoys
    .filter(({ id }) => !told.has(id))
    .map((decoy): Annotation => ({
      ...linesOf(decoy),
      id: decoy.id,
      state: 'plain',
      title: said.fine,
      detail: words.place(decoy, isAlone),
      texts: [decoy.why],
      notes: [],
    }))
  return [...defects, ...alarms, ...decoys].toSorted((left, right) => left.from - right.from)
}

function linesOf({ file, from, to }: Mark | Findings['decoys'][number]) {
  return { file, from, to }
}

function notesOf(marks: readonly Mark[]): readonly string[] {
  return marks.map(({ note }) => note.trim()).filter((note) => note !== '')
}
