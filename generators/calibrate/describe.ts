import type { Calibration as Fitted } from '#adaptive'
import { convergence, type CalibrationRun, type FiledItem } from '#calibration'

/** Half the width of a 95 % interval, in standard errors. */
const NORMAL_95 = 1.959964
/** Longest name of an item in the table, in characters. */
const LONGEST_NAME = 28

const MODEL_WORDS: Readonly<Record<Fitted['model'], string>> = {
  rasch: 'Rasch',
  '1pl': '1PL',
  '2pl': '2PL',
  '3pl': '3PL',
  grm: 'graded response model',
  gpcm: 'generalised partial credit model',
}

/** @param source what was read, as the caller wrote it @returns a calibration for a reader, many lines */
export function describeCalibration(run: CalibrationRun, source: string): string {
  const { plan, fitted, file, notes } = run
  const answers = plan.responses.starts[plan.responses.persons] ?? 0
  const possible = plan.responses.persons * plan.responses.items
  const dense = answers === possible ? 'all answered' : `${percent(answers / possible)} of the answers there`
  const held = plan.anchors?.filed.filter((item) => item !== undefined).length ?? 0
  const lines = [
    `${source}: ${counted(file.n, 'person')}, ${counted(file.items.length, 'item')}, ${dense}`,
    `${MODEL_WORDS[fitted.model]}, ${priorWords(run)}${held > 0 ? `, ${counted(held, 'item')} held as anchors` : ''}`,
    convergence(fitted),
    '',
    ...itemTable(run),
    '',
    ...groupTable(run),
    ...qualities(run),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `  note: ${note}`)] : []),
    '',
    ...conclusion(run),
  ]
  return `${lines.join('\n')}\n`
}

function priorWords({ plan: { priors, items } }: CalibrationRun): string {
  if (priors.name === 'none') return 'no priors'
  if (priors.name === 'default') return 'default priors'
  const rest = priors.unnamed > 0 ? ` (default for ${priors.unnamed} of ${items.length} items)` : ''
  return `priors of ${priors.name}${rest}`
}

type Row = readonly string[]

function itemTable(run: CalibrationRun): readonly string[] {
  const { file, fitted, flags, plan } = run
  const isGuessed = fitted.model === '3pl'
  const isGraded = fitted.model === 'grm' || fitted.model === 'gpcm'
  const withErrors = plan.withErrors
  const header: Row = [
    'item',
    'n',
    withErrors ? 'a [95 %]' : 'a',
    ...(isGraded ? ['b ± half of 95 %'] : [withErrors ? 'b [95 %]' : 'b']),
    ...(isGuessed ? ['c'] : []),
    'mean',
    'S-X2 p',
    'infit',
    'remarks',
  ]
  const rows = file.items.map((item, place): Row => {
    const isAnchor = fitted.items[place]?.remarks.includes('anchor') === true
    const words = [...(isAnchor ? ['held'] : []), ...(flags[place] ?? []).map((flag) => flag.words)]
    const { fit = {} } = item
    return [
      shortened(item.id),
      String(item.n),
      slopeWords(item, isAnchor),
      difficultyWords(item, isAnchor),
      ...(isGuessed ? ['c' in item && item.c !== undefined ? item.c.toFixed(2) : '0'] : []),
      meanScore(fitted.items[place]),
      fit['p'] === undefined ? '–' : probability(fit['p']),
      fit['infit'] === undefined ? '–' : fit['infit'].toFixed(2),
      words.join('; '),
    ]
  })
  return table([header, ...rows], new Set([0, header.length - 1]))
}

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`
}

/** The interval of a slope is that of its logarithm, so that it never reaches 0. */
function slopeWords({ a, se, model }: FiledItem, isAnchor: boolean): string {
  if (model === 'rasch') return '1'
  if (isAnchor || se.a === 0) return a.toFixed(2)
  const factor = Math.exp((NORMAL_95 * se.a) / a)
  return `${a.toFixed(2)} [${(a / factor).toFixed(2)}, ${(a * factor).toFixed(2)}]`
}

function difficultyWords({ b, se }: FiledItem, isAnchor: boolean): string {
  if (typeof b === 'number') {
    const error = typeof se.b === 'number' ? se.b : 0
    if (isAnchor || error === 0) return signed(b)
    return `${signed(b)} [${signed(b - NORMAL_95 * error)}, ${signed(b + NORMAL_95 * error)}]`
  }
  const errors = typeof se.b === 'number' ? [] : se.b
  return b
    .map((threshold, k) => {
      const error = errors[k] ?? 0
      return isAnchor || error === 0
        ? signed(threshold)
        : `${signed(threshold)}±${(NORMAL_95 * error).toFixed(2)}`
    })
    .join(' ')
}

function meanScore(item: Fitted['items'][number] | undefined): string {
  if (item === undefined || item.persons === 0) return '–'
  return (item.ease * (item.scores.at(-1) ?? 0)).toFixed(2)
}

function groupTable({ file, groups }: CalibrationRun): readonly string[] {
  const isFree = file.latent.some(({ se }) => (se?.mean ?? 0) > 0 || (se?.sd ?? 0) > 0)
  if (groups.length < 2 && !isFree) return []
  const width = (value: number, error: number | undefined) =>
    error === undefined || error === 0
      ? signed(value)
      : `${signed(value)} [${signed(value - NORMAL_95 * error)}, ${signed(value + NORMAL_95 * error)}]`
  const rows = file.latent.map(({ group, n = 0, mean, sd, se }): Row => [
    group,
    String(n),
    width(mean, se?.mean),
    width(sd, se?.sd),
  ])
  return [...table([['ability of', 'n', 'mean [95 %]', 'SD [95 %]'], ...rows], new Set([0])), '']
}

function qualities({ judgement, groups, fitted, plan }: CalibrationRun): readonly string[] {
  const { reliability, overall } = judgement
  const { empirical, marginal } = reliability
  const byGroup = marginal.map(
    (value, g) => `${value.toFixed(2)}${groups.length > 1 ? ` in ${groups[g] ?? ''}` : ''}`,
  )
  const rows: (readonly [string, string])[] = [
    [
      'reliability',
      `${number(empirical)} of these persons' abilities (empirical); ${byGroup.join(', ')} of a test of all items (marginal)`,
    ],
    ['whole model', overallWords(overall)],
  ]
  if (!plan.withErrors)
    rows.push(['errors', 'not computed: FILE says 0, which other commands take for known'])
  else if (fitted.areErrorsJoint === false)
    rows.push(['errors', 'of each item by itself: the information of all parameters together is singular'])
  return rows.map(([name, words]) => `  ${name.padEnd(13)}${words}`)
}

function overallWords(overall: CalibrationRun['judgement']['overall']): string {
  if ('why' in overall) return `M2/C2 is left out: ${overall.why}`
  const { statistic, df, p, rmsea, cfi, srmsr } = overall
  const interval = `[${rmsea.low.toFixed(3)}, ${rmsea.high.toFixed(3)}]`
  const verdict =
    rmsea.value <= 0.05 ? 'fits closely' : rmsea.value <= 0.089 ? 'fits tolerably' : 'fits badly'
  return `${verdict}: M2/C2 ${statistic.toFixed(1)}, df ${df}, p ${probability(p)}; RMSEA ${rmsea.value.toFixed(3)} ${interval}, CFI ${cfi.toFixed(3)}, SRMSR ${srmsr.toFixed(3)}`
}

function conclusion({ flags, file }: CalibrationRun): readonly string[] {
  const flagged = flags.filter((list) => list.length > 0).length
  return [
    flagged === 0
      ? `No item stands out.`
      : `${flagged} of ${counted(file.items.length, 'item')} ${flagged === 1 ? 'has' : 'have'} remarks; docs/CALIBRATING.md says what each means and what to do.`,
  ]
}

/** Lays out rows in columns. @param left columns that begin at the left; the last one of those is not filled up */
function table(rows: readonly Row[], left: ReadonlySet<number>): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  )
  return rows.map((row) =>
    `  ${row
      .map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length))
        return left.has(column) ? cell + space : space + cell
      })
      .join('  ')}`.trimEnd(),
  )
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`
}

function number(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : 'undefined'
}

function probability(p: number): string {
  return p < 0.001 ? '<.001' : p.toFixed(3).replace(/^0/, '')
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(2)
  return value < 0 && text !== '0.00' ? `−${text}` : text
}
