import type { z } from 'zod'

/** What is left out may as well be there and be nothing: both are `undefined`. */
export function absent<T extends z.ZodType>(type: T) {
  return type.nullish().transform((value) => value ?? undefined)
}

/** What is left out, or is nothing, is that. */
export function orElse<T extends z.ZodType>(type: T, otherwise: z.output<T>) {
  return type.nullish().transform((value): z.output<T> => value ?? otherwise)
}
