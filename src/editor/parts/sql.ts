import { SQLite } from '@codemirror/lang-sql'

/** SQLite's dialect, for the code editor. */
export const sqliteLanguage = SQLite.language
