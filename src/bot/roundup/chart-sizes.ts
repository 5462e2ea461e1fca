/** Letters of a bar's name and label, and of a row's name. */
export const NAME_FONT_PX = 13
export const ROW_FONT_PX = 12
/** Names are cut where they would leave too little room for what they name. */
export const LONGEST_NAME_PX = 146
