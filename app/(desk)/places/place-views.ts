import type { PlaceFilters } from '@/db/queries/places'
import { coverStates } from '@/domain/coverage'

const views = {
  all: {},
  red: { risk: 'red' },
  unvisited: { visited: 'no' },
  due: { visit: 'due' },
  hazards: { hazards: 'open' },
  major: { hazards: 'major' },
  nobody: { nobody: 'yes' },
  left: { listed: 'left' },
} as const satisfies Record<string, PlaceFilters>

/** In a campaign's register the views are how its places stand. */
export const viewsOf = ({
  campaign,
}: PlaceFilters): [
  word: `list.views.${keyof typeof views}` | `cover.${'all' | (typeof coverStates)[number]}`,
  PlaceFilters,
][] =>
  campaign
    ? [
        ['cover.all', { campaign }],
        ...coverStates.map(cover => [`cover.${cover}`, { campaign, cover }] as [`cover.${typeof cover}`, PlaceFilters]),
      ]
    : Object.entries(views).map(([key, view]) => [`list.views.${key as keyof typeof views}`, view])
