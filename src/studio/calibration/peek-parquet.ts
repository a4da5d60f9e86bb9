import { parquetMetadataAsync, parquetSchema, type FileMetaData } from 'hyparquet'
import { unreadableParquet } from '#calibration/responses/open-parquet'
import { hasColumns } from '#calibration/responses/scores-table'
import { calibration as words } from '../../text/calibration.ts'
import { MOST_OFFERED, SESSION_GROUPS, headerFault, unreadable, type Peeked } from './peeked.ts'

/** What the end of a Parquet file tells: its columns, and what it says of their values. No value itself is read. */
export async function peekParquet(file: File): Promise<Peeked> {
  let metadata: FileMetaData
  try {
    metadata = await parquetMetadataAsync({
      byteLength: file.size,
      slice: (start, end) => file.slice(start, end).arrayBuffer(),
    })
  } catch (error) {
    if (!(error instanceof Error) || error instanceof DOMException) throw error
    return unreadable({ message: unreadableParquet(error), help: words.unread.parquet })
  }
  const columns = columnsOf(metadata)
  const names = columns.map(({ name }) => name)
  if (hasColumns(names))
    return {
      groups: SESSION_GROUPS,
      hasPolicies: true,
      hasSeveralScores: severalIn(columns.filter(({ name }) => name === 'score')),
    }
  const fault = headerFault(names)
  if (fault !== undefined) return unreadable(fault)
  const isLong = names.includes('item') && names.includes('score')
  const others = columns.filter(
    ({ name }) => name !== 'person' && !(isLong && (name === 'item' || name === 'score')),
  )
  const texts = others.filter(({ isText }) => isText)
  const [only, ...more] = texts.filter(({ isWords }) => isWords)
  const offered = isLong ? others : texts.length > 0 ? texts : others.slice(0, MOST_OFFERED)
  return {
    ...(!isLong && only !== undefined && more.length === 0 ? { group: only.name } : {}),
    groups: offered.map(({ name }) => name),
    hasPolicies: false,
    hasSeveralScores: severalIn(
      isLong ? columns.filter(({ name }) => name === 'score') : others.filter(({ isText }) => !isText),
    ),
  }
}

interface Column {
  readonly name: string
  readonly isText: boolean
  /** whether the file says that it has nothing but words in it: it can hold no scores */
  readonly isWords: boolean
  /** highest value of each part of the file, where that says so of numbers */
  readonly highest: readonly (number | undefined)[]
}

function columnsOf(metadata: FileMetaData): readonly Column[] {
  return parquetSchema(metadata).children.map(({ element: { name, type } }) => {
    const parts = metadata.row_groups.map(({ columns }) => {
      const { statistics } =
        columns.find(({ meta_data: data }) => data?.path_in_schema[0] === name)?.meta_data ?? {}
      return {
        least: statistics?.min_value ?? statistics?.min,
        most: statistics?.max_value ?? statistics?.max,
      }
    })
    return {
      name,
      isText: type === 'BYTE_ARRAY',
      // digits sort before letters
      isWords: parts.length > 0 && parts.every(({ least }) => typeof least === 'string' && least >= 'A'),
      highest: parts.map(({ most }) =>
        typeof most === 'number' || typeof most === 'bigint' ? Number(most) : undefined,
      ),
    }
  })
}

/** @returns undefined where the file does not say enough */
function severalIn(columns: readonly Column[]): boolean | undefined {
  const highest = columns.flatMap((column) => column.highest)
  if (highest.some((value) => value !== undefined && value > 1)) return true
  return highest.length === 0 || highest.includes(undefined) ? undefined : false
}
