import type { FiveFilters, FiveState } from '@/db/queries/five-in-place'

/** The views of the list in their order; `lapsed` is the broken link. */
export const fiveViews: readonly { key: 'all' | FiveState; filters: FiveFilters }[] = [
  { key: 'all', filters: {} },
  ...(['atFive', 'expiring', 'expired', 'lapsed', 'short', 'awaiting', 'returned', 'never'] as const).map(state => ({
    key: state,
    filters: { state },
  })),
]
