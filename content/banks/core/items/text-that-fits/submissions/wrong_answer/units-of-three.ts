export function fitText(text: string, limit: number): string {
  let used = 0
  let end = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    used += unit <= 0x7f ? 1 : unit <= 0x7ff ? 2 : 3
    if (used <= limit - 3) end = index + 1
  }
  if (used <= limit) return text
  return limit < 3 ? '' : text.slice(0, end) + '…'
}
