type Letter = { name: string; tries: number }

const outbox: Letter[] = [
  { name: 'Ana', tries: 1 },
  { name: 'Bo', tries: 1 },
  { name: 'Chen', tries: 2 },
  { name: 'Dina', tries: 3 },
  { name: 'Efe', tries: 1 },
]
const sent: string[] = []
let calls = 0

function send(letter: Letter): boolean {
  calls += 1
  letter.tries -= 1
  return letter.tries <= 0
}

function round(): void {
  for (const letter of outbox) {
    const isSent = send(letter)
    outbox.splice(outbox.indexOf(letter), 1)
    if (isSent) sent.push(letter.name)
    else outbox.push(letter)
  }
}

round()
console.log(calls)
console.log(sent.length)
console.log(outbox.length)
console.log(outbox[0]?.name)

round()
console.log(calls)
console.log(outbox.length)
