/** How many rows a page may have. */
export const sizes = [10, 25, 50]
