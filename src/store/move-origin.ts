/** A target says in this setting where its rows come from, as long as the move is not done. */
export const ORIGIN = 'moved-from'
