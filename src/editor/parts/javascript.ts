export { typescriptLanguage } from '@codemirror/lang-javascript'
