const most = 4
const states = ['']
let at = 0
let isTyping = false

function add(text: string): void {
  states.splice(at + 1)
  states.push(text)
  if (states.length > most) states.shift()
  at = states.length - 1
}

function type(letter: string): void {
  const text = states[at] + letter
  if (isTyping) states[at] = text
  else add(text)
  isTyping = letter !== '.'
}

function paste(text: string): void {
  add(states[at] + text)
  isTyping = false
}

function undo(): void {
  if (at > 0) at -= 1
}

function redo(): void {
  if (at < states.length - 1) at += 1
}

for (const letter of 'ab.c') type(letter)
console.log(states.length)

paste('XY')
undo()
undo()
console.log(states[at])

type('d')
type('e')
console.log(states[at])
console.log(states.length)

undo()
type('f')
redo()
console.log(states[at])

paste('Z')
paste('Q')
undo()
undo()
undo()
undo()
console.log(states[at])

type('g')
undo()
type('h')
redo()
undo()
console.log(states[at])
