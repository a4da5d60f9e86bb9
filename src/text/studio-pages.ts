/** Headings of the studio's pages, as their navigation names them, with what each says of itself. */
export const studioPages = {
  blueprint: {
    name: 'Blueprint',
    title: 'Studio',
    description: 'Shape a test and see what it does before anybody sits it, with the engine that gives it.',
    lead: 'Shape a test and see at once what it does, before anybody sits it. Everything is computed in this browser; nothing that you write or open here is sent anywhere.',
  },
} as const

export const studioNavigation = 'Studio'
