/** Korean, Chinese and Japanese signs. */
export const EASTERN = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
