import type { ReadStream } from 'node:tty'

/**
 * Asks whoever sits at a terminal for a text that is not shown.
 *
 * @param input in which keys are read one by one meanwhile
 * @returns what was typed before Enter
 * @throws Error with the name AbortError on Ctrl-C and Ctrl-D, and when the input ends
 */
export function askSecret(
  question: string,
  input: Pick<ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause' | 'setEncoding'>,
  write: (text: string) => void,
): Promise<string> {
  write(question)
  input.setRawMode(true)
  input.setEncoding('utf8')
  input.resume()
  return new Promise((resolve, reject) => {
    let typed: string[] = []
    const read = (text: string): void => {
      for (const key of text) {
        if (key === '\r' || key === '\n') return end(() => resolve(typed.join('')))
        if (key === '\u0003' || key === '\u0004') return end(() => reject(aborted()))
        if (key === '\u0015') typed = []
        else if (key === '\u007f' || key === '\b') typed.pop()
        else if (key >= ' ') typed.push(key)
      }
    }
    const closed = (): void => end(() => reject(aborted()))
    const end = (then: () => void): void => {
      input.off('data', read)
      input.off('end', closed)
      input.setRawMode(false)
      input.pause()
      write('\n')
      then()
    }
    input.on('data', read)
    input.on('end', closed)
  })
}

function aborted(): Error {
  return new DOMException('nobody gave a passphrase', 'AbortError')
}
