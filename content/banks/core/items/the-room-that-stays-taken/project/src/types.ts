export interface Wish {
  from: string
  to: string
}

export interface Booking extends Wish {
  room: string
}
