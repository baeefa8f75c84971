const drawings = {
  inbox: 'M2 11l3-7h10l3 7v5H2zM2 11h5l1 2h4l1-2h5',
  scan: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M5 10h10',
  list: 'M3 5h14M3 10h14M3 15h9',
  person: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 17c1-3 4-4 7-4s6 1 7 4',
  hazard: 'M10 3l8 14H2zM10 8v4M10 14v1',
  phone: 'M5 3h3l2 4-2 2c1 2 2 3 4 4l2-2 4 2v3c-8 2-15-6-13-13z',
  speech: 'M3 4h14v10H9l-4 3v-3H3z',
  seal: 'M10 2l6 3v5c0 4-3 6-6 8-3-2-6-4-6-8V5zM7 10l2 2 4-4',
  back: 'M12 4l-6 6 6 6',
  close: 'M5 5l10 10M15 5L5 15',
} as const

export type IconName = keyof typeof drawings

/** A line drawing beside a word; never a button's only sign on the desk. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
