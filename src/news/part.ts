/** A part of a field and where it begins in it. */
export type Part = { readonly text: string; readonly start: number }
