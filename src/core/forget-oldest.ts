/** Makes room for one more where `most` are kept: what was put there first goes. */
export function forgetOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  const oldest = kept.keys().next()
  if (kept.size >= most && oldest.done !== true) kept.delete(oldest.value)
}
