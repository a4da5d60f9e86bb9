import sheet from './repair.css?url'
import { loadSheet } from '../../../components/load-sheet.ts'
import { Repair } from './Repair.tsx'
import { RepairReview } from './RepairReview.tsx'

/** What only items with a repair show, once its styles are there. */
export async function loadParts(): Promise<{
  readonly Repair: typeof Repair
  readonly RepairReview: typeof RepairReview
}> {
  await loadSheet(sheet)
  return { Repair, RepairReview }
}
