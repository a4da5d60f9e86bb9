import type { Findings, Mark } from '#adaptive'

type Defect = Findings['defects'][number]

/** A slip in what is found, whichever kind marks lines. */
export interface MarkSlip {
  readonly name: string
  readonly findings?: Findings
  readonly forgives?: (marks: readonly Mark[]) => Mark[]
  /** Marks that tell it, where all else is right. */
  readonly probes: readonly (readonly Mark[])[]
}

const severities = ['high', 'medium', 'low'] as const

/**
 * Each defect need not be found, is as severe as another, or has a class that does not count; each decoy and each remark is
 * the other of the two; other lines that show a defect do not.
 */
export function markSlips(findings: Findings, nameOf: (id: string) => string): readonly MarkSlip[] {
  const { defects, decoys, remarks } = findings
  const right = defects.map(markOf)
  const subsets = subsetsOf(right)
  return [
    ...defects.flatMap((defect) => {
      const others = right.filter((mark) => !isOn(mark, defect))
      const name = nameOf(defect.id)
      return [
        {
          name: `${name} need not be found`,
          forgives: (marks: readonly Mark[]) => [...marks, markOf(defect)],
          probes: [others, ...subsets],
        },
        ...severities
          .filter((severity) => severity !== defect.severity)
          .map((severity) => ({
            name: `${name} is of ${severity} severity`,
            findings: withDefect(findings, { ...defect, severity }),
            probes: subsets,
          })),
        {
          name: `the class of ${name} does not count`,
          forgives: (marks: readonly Mark[]) =>
            marks.map((mark) => (isOn(mark, defect) ? { ...mark, class: markOf(defect).class } : mark)),
          probes: [[...others, { ...markOf(defect), class: wrongClass(defect) }]],
        },
        ...(defect.classes.length < 2
          ? []
          : defect.classes.map((named) => ({
              name: `${name} is no matter of ${named}`,
              findings: withDefect(findings, {
                ...defect,
                classes: defect.classes.filter((one) => one !== named) as Defect['classes'],
              }),
              probes: [[...others, { ...markOf(defect), class: named }]],
            }))),
        ...defect.also.map((lines) => ({
          name: `lines ${lines.from} to ${lines.to} do not show ${name}`,
          findings: withDefect(findings, {
            ...defect,
            also: defect.also.filter((one) => one !== lines),
          }),
          probes: [[...others, { ...markOf(defect), ...lines }]],
        })),
      ]
    }),
    ...decoys.map((decoy) => ({
      name: `${nameOf(decoy.id)} is no false alarm`,
      findings: {
        ...findings,
        decoys: decoys.filter((one) => one !== decoy),
        remarks: [...remarks, decoy],
      },
      probes: [[...right, plainMark(decoy)]],
    })),
    ...remarks.map((remark) => ({
      name: `${nameOf(remark.id)} is a false alarm`,
      findings: { ...findings, remarks: remarks.filter((one) => one !== remark) },
      probes: [[...right, plainMark(remark)]],
    })),
  ]
}

/** The mark that finds a defect and names it. */
export function markOf(defect: Defect): Mark {
  return { ...plainMark(defect), class: defect.classes[0] ?? 'undecided' }
}

function plainMark({ file, from, to }: Pick<Mark, 'file' | 'from' | 'to'>): Mark {
  return { file, from, to, class: 'correctness', note: '' }
}

function isOn({ file, from, to }: Mark, defect: Defect): boolean {
  return (
    file === defect.file && [defect, ...defect.also].some((place) => from <= place.to && place.from <= to)
  )
}

function wrongClass({ classes }: Defect): Mark['class'] {
  const all = ['correctness', 'security', 'concurrency', 'performance', 'api', 'readability'] as const
  return all.find((one) => !classes.some((named) => named === one)) ?? 'test-gap'
}

function withDefect(findings: Findings, defect: Defect): Findings {
  return {
    ...findings,
    defects: findings.defects.map((one) => (one.id === defect.id ? defect : one)) as Findings['defects'],
  }
}

/** All ways to find some of the defects and not others; of many defects the ways to miss one. */
function subsetsOf(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const few = 6
  if (marks.length > few) return marks.map((mark) => marks.filter((other) => other !== mark))
  return Array.from({ length: 2 ** marks.length }, (_, bits) =>
    marks.filter((_mark, at) => (bits & (1 << at)) !== 0),
  )
}
