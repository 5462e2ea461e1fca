import type { Audited } from '../audited.ts'

export interface AuditStore {
  add(audited: Audited): Promise<void>
  /** How many changes a person made in that time, both ends inclusive. */
  countBetween(workspaceId: string, personId: string, sinceMs: number, untilMs: number): Promise<number>
  /** Of a channel, newest first. */
  list(channelId: string, limit: number): Promise<readonly Audited[]>
}
