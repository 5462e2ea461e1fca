import { z } from 'zod'

/** What a bot of a kill run is told at its start. */
export const KillSetup = z.object({
  /** Its claims begin with it. */
  name: z.string(),
  databaseUrl: z.string(),
  /** Of the clock that all share. */
  beganAt: z.number(),
  speed: z.number(),
  discordUrl: z.string(),
  discordToken: z.string(),
  slackUrl: z.string(),
})
export type KillSetup = z.infer<typeof KillSetup>
