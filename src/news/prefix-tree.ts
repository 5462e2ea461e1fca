/** What a node of the tree has where nothing ends. */
const NONE: readonly number[] = []
const PRIME = 0x9e3779b1

/** Strings by their UTF-16 code units, each with numbers that belong to it. Node 0 is "nowhere". */
export class PrefixTree {
  readonly #roots = new Uint16Array(65536)
  readonly #endsAt: (readonly number[])[] = [NONE]
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
    this.#endsAt[node] = [...(this.#endsAt[node] ?? NONE), value]
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

  ends(node: number): readonly number[] {
    return this.#endsAt[node] ?? NONE
  }

  #newNode(): number {
    if (this.#endsAt.length > 65535) throw new RangeError('Too many nodes for one tree')
    return this.#endsAt.push(NONE) - 1
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
