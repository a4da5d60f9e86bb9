import type { FormContent } from '#log'
import type { PracticeItem } from '#schemas/public-item'

/**
 * An item of a form as the session knows items: what may be scored here is scored by what steers; all other parts of a key
 * are empty, since none of them is here.
 */
export function gradedItem({ item, steering }: Omit<FormContent, 'facts'>): PracticeItem {
  const grading = { key: steering ?? {}, hints: [], explanation: '', solutions: [] }
  return { ...item, use: 'practice', grading } as unknown as PracticeItem
}
