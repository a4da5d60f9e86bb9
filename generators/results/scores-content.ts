import { SCORE_COLUMNS, type ScoreRow } from '#calibration/responses/score-columns'

/** How a table of scores can be written. */
export type ScoresFormat = 'jsonl' | 'parquet'

/** The bytes of a table of scores. The same rows give the same bytes. */
export async function scoresContent(rows: readonly ScoreRow[], format: ScoresFormat): Promise<Uint8Array> {
  const names = Object.keys(SCORE_COLUMNS) as (keyof ScoreRow)[]
  if (format === 'jsonl')
    return new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row, names)}\n`).join(''))
  const { parquetWriteBuffer } = await import('hyparquet-writer')
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: names.map((name) => ({
        name,
        data: rows.map((row) => row[name]),
        type: SCORE_COLUMNS[name] === 'text' ? ('STRING' as const) : ('INT32' as const),
        nullable: true,
      })),
    }),
  )
}
