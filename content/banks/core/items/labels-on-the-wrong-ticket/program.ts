type Ticket = { labels: string[]; replies: number }

const template: Ticket = { labels: ['new'], replies: 0 }

function openTicket(): Ticket {
  return { ...template }
}

function escalate(ticket: Ticket): void {
  ticket.labels.push('urgent')
  ticket.replies += 1
}

function reopen(ticket: Ticket): void {
  ticket.labels = [...ticket.labels, 'reopened']
  ticket.replies += 1
}

const first = openTicket()
escalate(first)
console.log(first.labels.length)

const second = openTicket()
console.log(second.labels.length)
console.log(second.replies)

reopen(second)
console.log(second.labels.length)
console.log(first.labels.length)

escalate(second)
console.log(second.labels.length)
console.log(template.labels.length)
