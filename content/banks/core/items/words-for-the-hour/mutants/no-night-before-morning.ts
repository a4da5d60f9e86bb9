export function partOfDay(hour: number): string {
  if (hour >= 22) return 'night'
  if (hour < 12) return 'morning'
  if (hour < 18) return 'afternoon'
  return 'evening'
}
