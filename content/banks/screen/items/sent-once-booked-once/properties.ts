type Payment = { readonly customer: string; readonly cents: number; readonly at: number }
type Payments = readonly Payment[]

/** Few customers, amounts and seconds, so that payments meet. */
export function arrange(payments: Payments, span: number) {
  const near = payments.slice(0, 12).map(({ customer, cents, at }) => ({
    customer: 'abc'.charAt(customer.length % 3),
    cents: 1 + (cents % 2),
    at: at % 40,
  }))
  return [near, span % 30]
}

const isSame = (one: Payment, other: Payment) => one.customer === other.customer && one.cents === other.cents

export const properties = {
  'who is no repetition has no other such payment of the same kind close before': (
    found: readonly boolean[],
    payments: Payments,
    span: number,
  ) =>
    payments.every((later, index) => {
      const before = payments.filter(
        (earlier, place) => place !== index && !found[place] && isSame(earlier, later) && earlier.at < later.at,
      )
      return found[index] || before.every(({ at }) => later.at - at > span)
    }),
}

export const relations = {
  'what is sent again in the same second is a repetition, and changes nothing for the others': {
    change: (payments: Payments, span: number) => {
      const [first] = payments
      return first === undefined ? null : [[...payments, first], span]
    },
    holds: (found: readonly boolean[], then: readonly boolean[]) =>
      then.length === found.length + 1 && then.at(-1) === true && found.every((one, index) => one === then[index]),
  },
}
