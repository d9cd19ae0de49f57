// Moving things in a list.

/** The list with one thing moved; the same list where it cannot move. */
export function moved<T>(list: T[], index: number, by: number): T[] {
  const target = index + by;
  const one = list[index];
  if (one === undefined || target < 0 || target >= list.length) return list;
  const rest = list.filter((_, at) => at !== index);
  return [...rest.slice(0, target), one, ...rest.slice(target)];
}
