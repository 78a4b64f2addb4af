interface Projection {
  x: (index: number) => number;
  y: (value: number) => number;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** An SVG path through the values; a gap lifts the pen, and a value alone between gaps becomes a dot. */
export function linePath(values: readonly (number | null)[], { x, y }: Projection): string {
  let path = '';
  let drawing = false;
  values.forEach((value, index) => {
    if (value === null) {
      drawing = false;
      return;
    }
    const point = `${round(x(index))},${round(y(value))}`;
    const alone = !drawing && (values[index + 1] ?? null) === null;
    path += alone ? `M${point}h0` : `${drawing ? 'L' : 'M'}${point}`;
    drawing = true;
  });
  return path;
}
