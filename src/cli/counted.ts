/** `1 feed`, `2 feeds`, `1 entry`, `2 entries`: English, as the command line speaks. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}
