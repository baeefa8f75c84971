import { randomUUID } from 'node:crypto'
import { Facts } from '@/components/facts'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { ShiftPage } from '@/db/queries/shifts'
import { EntryForm } from '../../../entry-form'
import { signHandoverAction, writeHandoverAction } from '../../actions'
import { dutyWords } from '../../duty-words'
import { PressForm } from '../../press-form'

/** The outgoing shift's note and its signature; the form for whoever was on it, the press for whoever comes next. */
export async function ShiftHandover({ shift, me, onIt }: { shift: ShiftPage; me: number; onIt: boolean }) {
  const { t, who, at } = await dutyWords()
  const note = shift.handover
  return (
    <Section title={t('shiftPage.handover')} id="handover">
      {note && (
        <div className="grid justify-items-start gap-3">
          <p>
            {note.signedAt ? (
              <Light tone="green" word={t('shiftPage.signed', { who: who(note.signedBy), at: at(note.signedAt) })} />
            ) : (
              <Light tone="red" word={t('shiftPage.unsigned')} />
            )}
          </p>
          <Facts
            facts={[
              { term: t('shiftPage.happened'), value: note.happened },
              { term: t('shiftPage.openItems'), value: note.openItems },
            ]}
          />
          <p className="dim">{t('shiftPage.written', { who: who(note.writtenBy), at: at(note.writtenAt) })}</p>
          {note.toSign && (
            <PressForm
              action={signHandoverAction}
              label={t('shiftPage.sign')}
              hidden={{ key: randomUUID(), id: String(note.id), shiftId: String(shift.id) }}
              buttons={[{ word: t('shiftPage.sign'), primary: true }]}
            />
          )}
          {!note.signedAt && note.writtenBy.id === me && <p className="dim">{t('shiftPage.ownNote')}</p>}
        </div>
      )}
      {!note && <p className="dim">{t('shiftPage.noteNone')}</p>}
      {!note && onIt && (
        <EntryForm
          action={writeHandoverAction}
          label={t('shiftPage.write')}
          hidden={{ key: randomUUID(), shiftId: String(shift.id) }}
          minor
          fields={[
            { kind: 'textarea', name: 'happened', label: t('shiftPage.happened'), required: true, rows: 3 },
            {
              kind: 'textarea',
              name: 'openItems',
              label: t('shiftPage.openItems'),
              hint: t('shiftPage.openHint'),
              required: true,
              rows: 3,
            },
          ]}
          wrong={t('wrong')}
          submit={t('shiftPage.write')}
          cancel={{ href: `/on-duty/shifts/${shift.id}`, word: t('cancel') }}
        />
      )}
    </Section>
  )
}
