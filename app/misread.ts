type Address = Record<string, string | string[] | undefined>

/** How much of what was not understood is said again: the first so many, each so long. */
const shown = 5
const longest = 40

/**
 * The parameters of an address that a list made nothing of, as `name=value`: those that are not among what it understood, or are
 * there without a value. `also` are names that the page itself uses, whatever their value.
 */
export function misread(address: Address, understood: Record<string, unknown>, also: readonly string[] = []): string[] {
  return Object.entries(address)
    .map(([name, value]) => [name, [value].flat()[0] ?? ''] as const)
    .filter(([name, value]) => value.trim() !== '' && understood[name] === undefined && !also.includes(name))
    .slice(0, shown)
    .map(([name, value]) => `${name.slice(0, longest)}=${value.slice(0, longest)}`)
}
