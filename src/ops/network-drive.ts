/**
 * What Linux calls file systems that are somewhere else: NFS, SMB and CIFS, Ceph, AFS, and what a virtual machine shares with
 * its host (9P, as Windows' own drives in WSL). https://man7.org/linux/man-pages/man2/statfs.2.html
 */
const NETWORK_TYPES: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0xc36400, 0x5346414f, 0x01021997,
])

/** Whether a file system of that type (`statfs`) is reached over a network, where SQLite's log and locks do not work. */
export function isNetworkDrive(type: number): boolean {
  return NETWORK_TYPES.has(type)
}
