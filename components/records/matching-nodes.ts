/** Objects and lists of a tree that hold the text, in a name or a value, however deep: those are opened for it. */
export function matchingNodes(tree: object, needle: string): ReadonlySet<object> {
  const found = new Set<object>();
  if (needle === '') return found;
  const wanted = needle.toLowerCase();
  const holds = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) {
      return String(value).toLowerCase().includes(wanted);
    }
    const names = Array.isArray(value) ? [] : Object.keys(value);
    const named = names.some((name) => name.toLowerCase().includes(wanted));
    // Every child is looked at: each of them has to know whether to open.
    const inside = Object.values(value).filter(holds).length > 0;
    if (named || inside) found.add(value);
    return named || inside;
  };
  holds(tree);
  return found;
}
