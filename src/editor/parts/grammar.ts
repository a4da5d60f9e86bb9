export { parser } from '@lezer/javascript'
