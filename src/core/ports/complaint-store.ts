import type { Complaint } from '../complaint.ts'

export interface ComplaintStore {
  /** A person's second complaint about a story replaces the words of the first. */
  save(complaint: Complaint): Promise<void>
  /** Open ones, oldest first. */
  listOpen(): Promise<readonly Complaint[]>
  /** False when there is no open one. */
  close(complaintId: string, nowMs: number): Promise<boolean>
}
