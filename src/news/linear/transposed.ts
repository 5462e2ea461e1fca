/** A table of `rows` rows, one after the other, as its columns one after the other. */
export function transposed(cells: Int8Array, rows: number): Int8Array<ArrayBuffer> {
  const columns = cells.length / rows
  const turned = new Int8Array(cells.length)
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) turned[column * rows + row] = cells[row * columns + column] ?? 0
  return turned
}
