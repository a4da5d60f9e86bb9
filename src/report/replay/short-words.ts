const MOST = 160

/** What happened, as it is told beside the work: an answer may be as long as a prompt, and stands whole elsewhere. */
export function shortWords(words: string): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length > MOST ? `${line.slice(0, MOST).replace(/[\ud800-\udbff]$/, '')} …` : line
}
