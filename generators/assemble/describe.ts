import { GIVE_UP, type Goal } from './assemble.ts'
import type { AssemblyPlan } from './plan.ts'
import type { AssemblyReport, ReportedBlock, ReportedForm } from './report.ts'

/** @param plan the first of the plans @returns the forms for a reader, several lines */
export function describeAssembly(report: AssemblyReport, plan: AssemblyPlan): string {
  const { forms, test, type, seed, languages } = report
  const code = plan.items.some(({ kind }) => kind === 'code')
  const whom = code && languages.length > 0 ? `, for candidates of ${languages.join(' or ')}` : ''
  const what = type === 'shadow' ? 'shadow form' : 'form'
  return [
    `${test}: ${count(forms.length, what)} from ${count(plan.items.length, 'item')}${whom}, seed ${seed}`,
    '',
    ...plan.blueprint.blocks.flatMap((_, b) => [
      ...(plan.blueprint.blocks.length > 1 ? [`  block ${plan.blueprint.blocks[b]?.id ?? ''}`] : []),
      ...(type === 'shadow' ? shadowTable(forms, b) : curveTable(forms, b)),
      '',
    ]),
    ...(type === 'shadow' ? forms.flatMap(shadowLines) : forms.flatMap((form) => itemTable(form, plan))),
    ...sharedLines(report),
    ...(type === 'shadow' ? shadowWords(report) : report.goals.map((goal) => goalWords(goal, plan))),
    '',
  ].join('\n')
}

function curveTable(forms: readonly ReportedForm[], b: number): readonly string[] {
  const thetas = (forms[0]?.blocks[b]?.at ?? []).map(({ theta }) => signed(theta))
  const isSole = forms.length === 1
  const rows = forms.flatMap(({ form, blocks }) => {
    const block = blocks[b]
    if (block === undefined) return []
    const sizes = [String(block.items.length), minutesOf(block)]
    return [
      [
        isSole ? 'information' : `form ${form}`,
        ...sizes,
        ...block.at.map(({ information }) => information.toFixed(2)),
      ],
      ...(isSole ? [['standard error', '', '', ...block.at.map(({ se }) => se.toFixed(2))]] : []),
    ]
  })
  const spread = (
    of: (at: ReportedBlock['at'][number]) => number,
    pick: (values: readonly number[]) => number,
  ) => thetas.map((_, k) => pick(forms.flatMap(({ blocks }) => blocks[b]?.at[k] ?? []).map(of)).toFixed(2))
  const information = (at: ReportedBlock['at'][number]) => at.information
  const common = isSole
    ? []
    : [
        ['difference', '', '', ...spread(information, (values) => Math.max(...values) - Math.min(...values))],
        [
          'standard error',
          '',
          '',
          ...spread(
            ({ se }) => se,
            (values) => Math.max(...values),
          ),
        ],
      ]
  return table([['theta', 'items', 'minutes', ...thetas], ...rows, ...common])
}

function shadowTable(forms: readonly ReportedForm[], b: number): readonly string[] {
  return table([
    ['theta', 'form', 'items', 'minutes', 'information', 'standard error'],
    ...forms.flatMap(({ form, theta = 0, blocks }) => {
      const block = blocks[b]
      const [at] = block?.at ?? []
      if (block === undefined || at === undefined) return []
      const figures = [
        String(block.items.length),
        minutesOf(block),
        at.information.toFixed(2),
        at.se.toFixed(2),
      ]
      return [[signed(theta), String(form), ...figures]]
    }),
  ])
}

function shadowLines({ form, blocks }: ReportedForm): readonly string[] {
  return [`Form ${form}: ${blocks.map(({ items }) => items.join(', ')).join('; ')}`, '']
}

/** What each form holds, item by item. */
function itemTable({ form, blocks }: ReportedForm, { items }: AssemblyPlan): readonly string[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const hasSkills = items.some(({ skills }) => skills.length > 0)
  return blocks.flatMap((block) => {
    const head = [`form ${form}`, ...(hasSkills ? ['kind', 'level', 'minutes', 'skills'] : [])]
    const rows = block.items.flatMap((id) => {
      const item = byId.get(id)
      if (item === undefined) return []
      const more = [item.kind, String(item.level), item.minutes === undefined ? '–' : String(item.minutes)]
      return [[id, ...(hasSkills ? [...more, item.skills.join(', ')] : [])]]
    })
    const name = blocks.length > 1 ? `block ${block.id}: ` : ''
    const quotas = block.counts.map(
      ({ counts, items: n, min, max }) => `${counts} ${n} (${between(min, max)})`,
    )
    return [...aligned([head, ...rows]), `  ${name}${quotas.join(', ')}`, '']
  })
}

function sharedLines({ overlap, forms }: AssemblyReport): readonly string[] {
  if (forms.length < 2 || overlap.length === 0) return []
  const most = Math.max(...overlap.map(({ items }) => items))
  const all = new Set(forms.flatMap(({ blocks }) => blocks.flatMap(({ items }) => items)))
  const anchors = [...all].filter((id) =>
    forms.every(({ blocks }) => blocks.some(({ items }) => items.includes(id))),
  )
  if (most === 0) return ['No two forms have an item in common.']
  const named = anchors.length === 0 ? '' : ` In all forms: ${anchors.join(', ')}.`
  return [`Two forms have at most ${count(most, 'item')} in common.${named}`]
}

function goalWords({ name, reached, bound, isCut }: Goal, { target, forms }: AssemblyPlan): string {
  const value = reached.toFixed(2)
  const thetas = target.shape === 'curve' ? target.points.length : target.at.length
  const end = isCut ? '; time was over before more was proven.' : '.'
  if (name === 'least information') {
    const share = bound > 0 ? Math.max(0, 1 - reached / bound) : 0
    const possible = `${(100 * share).toFixed(1)} % below what no form can exceed`
    const where = thetas > 1 || forms > 1 ? ' where there is least' : ''
    return `Searched for the most information${where}: ${value} was reached, ${possible}${end}`
  }
  if (name === 'total information')
    return `Among such forms, this one has the most information over all thetas: ${value}, at most ${bound.toFixed(2)} are possible${end}`
  const proven = bound > 0.005 ? `at least ${bound.toFixed(2)} is unavoidable` : 'none is the ideal'
  if (name === 'distance from the target')
    return `The information is at most ${value} away from the target; ${proven}${end}`
  const between =
    target.shape === 'flat' ? (forms === 1 ? 'thetas' : 'forms and thetas') : 'two forms at one theta'
  return `Gave up at most ${100 * GIVE_UP} % of that for curves that agree: between ${between} they differ by ${value} at most; ${proven}${end}`
}

function shadowWords({ forms, isCut }: AssemblyReport): readonly string[] {
  const used = new Set(forms.flatMap(({ blocks }) => blocks.flatMap(({ items }) => items))).size
  return [
    `${count(used, 'item')} stand in some form. A session keeps to the forms that have all it took, so whatever it picks from them can be completed.`,
    ...(isCut ? ['Time was over before every form was proven to be the best.'] : []),
  ]
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = widthsOf(rows)
  return rows.map((row) =>
    `  ${row.map((cell, j) => (j === 0 ? cell.padEnd(widths[j] ?? 0) : cell.padStart((widths[j] ?? 0) + 3))).join('')}`.trimEnd(),
  )
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = widthsOf(rows)
  return rows.map((row) => `  ${row.map((cell, j) => cell.padEnd((widths[j] ?? 0) + 2)).join('')}`.trimEnd())
}

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, j) => Math.max(...rows.map((row) => [...(row[j] ?? '')].length)))
}

function minutesOf({ minutes }: ReportedBlock): string {
  return minutes === 0 ? '–' : String(Math.round(minutes * 10) / 10)
}

function between(min: number, max: number): string {
  return min === max ? String(min) : `${min} to ${max}`
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0'
}
