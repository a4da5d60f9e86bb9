export function fitText(text: string, limit: number): string {
  if (text.length <= limit) return text
  if (limit < 3) return ''
  return text.slice(0, limit - 3) + '…'
}
