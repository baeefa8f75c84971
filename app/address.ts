/** Filters as the query of an address, what is absent left out; empty when nothing is on. */
export function addressOf(filters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(filters))
    if (value !== undefined && value !== '') query.set(key, String(value))
  const said = query.toString()
  return said && `?${said}`
}
