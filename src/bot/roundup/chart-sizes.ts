/** Letters of a bar's name and label, and of a row's name. */
export const NAME_FONT_PX = 13
export const ROW_FONT_PX = 12
/** Names are cut where they would leave too little room for what they name: for a bar and its label, or for seven days. */
export const LONGEST_NAME_PX = 146
export const LONGEST_ROW_PX = 130
