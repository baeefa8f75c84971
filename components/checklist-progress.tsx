export const answers = ['pass', 'fail', 'notApplicable', 'notChecked'] as const
export type Answer = (typeof answers)[number]

/** How far a checklist has come: one mark an item. */
export function ChecklistProgress({ marks, label }: { marks: readonly (Answer | 'here')[]; label: string }) {
  const looks = { pass: 'p', fail: 'f', notApplicable: 'x', notChecked: undefined, here: 'h' } as const
  return (
    <div className="prog" role="img" aria-label={label}>
      {marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the marks are a fixed row without identity
        <i key={index} className={looks[mark]} />
      ))}
    </div>
  )
}
