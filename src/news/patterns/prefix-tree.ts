/** What stands for an end where there is none. */
export const NO_END = 0
const PRIME = 0x9e3779b1

/** Strings by their UTF-16 code units, each with numbers that belong to it. Node 0 is "nowhere". */
export class PrefixTree {
  readonly #roots = new Uint16Array(65536)
  /** By node: its first end; and by end: its number and the next end of the same node. */
  readonly #firstEnds: number[] = [NO_END]
  readonly #values: number[] = [0]
  readonly #nextEnds: number[] = [NO_END]
  /** Steps from a node by a unit, in an open table of a power of two. */
  #froms = new Int32Array(1024)
  #targets = new Uint16Array(1024)
  #steps = 0

  add(units: readonly number[], value: number): void {
    const [first = 0] = units
    let node = this.#roots[first] ?? 0
    if (node === 0) this.#roots[first] = node = this.#newNode()
    for (const unit of units.slice(1)) {
      const next = this.step(node, unit)
      node = next === 0 ? this.#addStep(node, unit) : next
    }
    this.#nextEnds.push(this.firstEnd(node))
    this.#firstEnds[node] = this.#values.push(value) - 1
  }

  root(unit: number): number {
    return this.#roots[unit] ?? 0
  }

  step(node: number, unit: number): number {
    const from = (node << 16) | unit
    const mask = this.#froms.length - 1
    let place = (Math.imul(from, PRIME) >>> 12) & mask
    for (;;) {
      const target = this.#targets[place] ?? 0
      if (target === 0 || this.#froms[place] === from) return target
      place = (place + 1) & mask
    }
  }

  /** The ends of a node, one after the other until `NO_END`. */
  firstEnd(node: number): number {
    return this.#firstEnds[node] ?? NO_END
  }

  nextEnd(end: number): number {
    return this.#nextEnds[end] ?? NO_END
  }

  valueOf(end: number): number {
    return this.#values[end] ?? 0
  }

  #newNode(): number {
    if (this.#firstEnds.length > 65535) throw new RangeError('Too many nodes for one tree')
    return this.#firstEnds.push(NO_END) - 1
  }

  #addStep(node: number, unit: number): number {
    this.#steps += 1
    if (this.#steps * 2 > this.#froms.length) this.#grow()
    const target = this.#newNode()
    this.#place((node << 16) | unit, target)
    return target
  }

  #place(from: number, target: number): void {
    const mask = this.#froms.length - 1
    let place = (Math.imul(from, PRIME) >>> 12) & mask
    while (this.#targets[place] !== 0) place = (place + 1) & mask
    this.#froms[place] = from
    this.#targets[place] = target
  }

  #grow(): void {
    const froms = this.#froms
    const targets = this.#targets
    this.#froms = new Int32Array(froms.length * 2)
    this.#targets = new Uint16Array(froms.length * 2)
    targets.forEach((target, place) => {
      if (target !== 0) this.#place(froms[place] ?? 0, target)
    })
  }
}
