export function pagesShown(current: number, total: number): number[] {
  const wanted = [1, current - 1, current, current + 1, total].filter((page) => page >= 1 && page <= total)
  const shown: number[] = []
  for (const page of [...new Set(wanted)].sort((one, other) => one - other)) {
    const before = shown.at(-1)
    if (before !== undefined && page - before === 2) shown.push(before + 1)
    if (before !== undefined && page - before > 2) shown.push(0)
    shown.push(page)
  }
  if (current < total - 1 && shown.at(-2) === total - 1) shown.splice(-1, 0, 0)
  return shown
}
