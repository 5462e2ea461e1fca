/**
 * What lets the bot act in a workspace or in a whole organisation of them. `sealed` is nothing without the operator's key.
 */
type StoredInstallation = {
  /** The platform's id of the workspace or organisation, such as `slack:T1`. */
  readonly id: string
  readonly sealed: string
  /** When the bot was installed there; a renewed token does not change it. Unix milliseconds. */
  readonly installedAt: number
}

export interface InstallationStore {
  /** Adds it, or replaces the one with that id. */
  save(installation: StoredInstallation): Promise<void>
  /** Replaces the sealed part where it is still `from`. False when it is another, or gone. */
  reseal(id: string, from: string, to: string): Promise<boolean>
  find(id: string): Promise<StoredInstallation | null>
  /** The workspace's own one, else that of the organisation it was joined to. */
  findFor(workspaceId: string): Promise<StoredInstallation | null>
  /** The workspace is one of that organisation. False when that was known. */
  join(workspaceId: string, organisationId: string): Promise<boolean>
  /** The installation of that organisation is not the workspace's any more. False when it was not. */
  leave(workspaceId: string, organisationId: string): Promise<boolean>
  /** The workspaces that were joined to it. */
  listJoined(organisationId: string): Promise<readonly string[]>
  /** Deletes it if it is not newer than that. False when there is none. */
  remove(id: string, installedUntil: number): Promise<boolean>
}
