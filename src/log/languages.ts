/** Languages that every candidate can choose from, in the order in which a session's log has them. */
export const SESSION_LANGUAGES = ['typescript', 'javascript', 'python'] as const
