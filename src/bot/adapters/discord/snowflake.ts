import { z } from 'zod'

const EPOCH_MS = 1_420_070_400_000

/** An id, which says when it was given. https://docs.discord.com/developers/reference#snowflakes */
const SNOWFLAKE = /^\d{1,20}$/u

export const snowflake = z.string().regex(SNOWFLAKE)

/** Whether it is written as an id of Discord. */
export function isSnowflake(written: string): boolean {
  return SNOWFLAKE.test(written)
}

/** The lowest one of that time in ms since 1970; 0 of a time before Discord's first. */
export function snowflakeAt(ms: number): bigint {
  return BigInt(Math.max(0, Math.floor(ms) - EPOCH_MS)) << 22n
}

/** When it was given, in ms since 1970, by Discord's clock. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + EPOCH_MS
}
