/** The mark: six lines, closing. Never redrawn with equal halves, tilted, outlined or animated. */
export function Mark({ size = 22, label }: { size?: number; label?: string }) {
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 -1 36 36"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d="M0 0h8v4H0zM28 0H36v4H28zM0 6h10v4H0zM26 6H36v4H26zM0 12h12v4H0zM24 12H36v4H24zM0 18h14v4H0zM22 18H36v4H22zM0 24h16v4H0zM20 24H36v4H20zM0 30h36v4H0z" />
    </svg>
  )
}
