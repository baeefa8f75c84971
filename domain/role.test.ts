import { expect, test } from 'vitest'
import { allLawfulMoves } from './loops'
import type { Role } from './role'

test('gives each role what mission and law give it, and no more', () => {
  const doneBy = (role: Role) =>
    [
      ...new Set(
        allLawfulMoves.filter(l => l.roles.includes(role) && l.move !== 'comment').map(l => `${l.loop}.${l.move}`),
      ),
    ].sort()
  for (const role of ['auditor', 'admin'] as const) expect(doneBy(role)).toEqual([])
  // alerts are the duty officer's; reviewing and closing what was done about them is not
  expect(doneBy('duty')).toEqual([
    'response.acknowledge',
    'response.alert',
    'response.arrive',
    'response.cancel',
    'response.declare_false',
    'response.hand_command',
    'response.join',
    'response.notify',
    'response.notify_more',
    'response.report_up',
    'response.stand_down',
  ])
  // communications answer for rumours, and say of none whether it is true, nor that its answer may go out
  expect(doneBy('communications')).toEqual([
    'rumour.attach',
    'rumour.close',
    'rumour.correct',
    'rumour.dismiss',
    'rumour.draft_answer',
    'rumour.receive',
    'rumour.triage',
  ])
  expect(doneBy('system')).toEqual(['accountability.draft'])
  expect(doneBy('leader')).toEqual([
    'accident.conclude',
    'accident.evaluate',
    'accident.extend_inquiry',
    'accident.open_inquiry',
    'accident.receive_report',
    'accident.strike',
    'accountability.approve',
    'accountability.dismiss',
    'accountability.reverse',
    'accountability.settle',
    'accountability.uphold',
    'circular.approve',
    'circular.return',
    'directive.close_not_implemented',
    'directive.return',
    'directive.verify_close',
    'hazard.confirm_downgrade',
    'hazard.delist',
    'hazard.grant_extension',
    'hazard.list',
    'hazard.publish',
    'hazard.refuse_downgrade',
    'hazard.refuse_extension',
    'plan.approve',
    'plan.reassess',
    'plan.return',
    'plan.supersede',
    'plan.withdraw',
    // a leader on duty answers the alert that they were told of, may command, and signs the review
    'response.acknowledge',
    'response.close',
    'response.close_without',
    'response.hand_command',
    'response.join',
    'response.review',
    'response.stand_down',
    'rumour.approve_answer',
    'rumour.approve_correction',
    'rumour.return_answer',
    'task.draft',
    'task.issue',
  ])
  expect(doneBy('official').filter(move => move.startsWith('task.'))).toEqual([
    'task.accept',
    'task.ask_extension',
    'task.attach',
    'task.bounce',
    'task.report',
  ])
  expect(doneBy('enterprise').filter(move => move.startsWith('inspection.'))).toEqual([
    'inspection.answer',
    'inspection.attach',
    'inspection.begin_self',
    'inspection.reassign',
    'inspection.receive',
    'inspection.reply',
    'inspection.submit',
  ])
  expect(doneBy('enterprise').filter(move => !move.startsWith('inspection.'))).toEqual([
    'accountability.appeal',
    'accountability.respond',
    'assurance.attach',
    'assurance.draft',
    'assurance.revise',
    'assurance.submit',
    'assurance.withdraw',
    'circulation.change',
    'circulation.commit',
    'circulation.sign',
    'drill.attach',
    'drill.cancel',
    'drill.count',
    'drill.count_without',
    'drill.evaluate',
    'drill.hold',
    'drill.plan',
    'drill.record',
    'drill.reschedule',
    'hazard.ask_extension',
    'hazard.attach',
    'hazard.file_plan',
    'hazard.implement',
    'hazard.publish',
    'hazard.reassign',
    'hazard.report',
    'hazard.request_acceptance',
    'hazard.start',
    'hazard.start_listed',
    'hazard.submit',
    'plan.approve',
    'plan.attach',
    'plan.draft',
    'plan.reassess',
    'plan.return',
    'plan.review',
    'plan.supersede',
    'plan.withdraw',
    'response.acknowledge',
    'response.arrive',
    'response.hand_command',
    'response.join',
    'response.stand_down',
  ])
  expect(
    allLawfulMoves.filter(l => l.move === 'verify' && l.loop !== 'rumour').every(l => l.roles.join() === 'supervisor'),
  ).toBe(true)
  // the competent unit says whether a rumour is true
  expect(allLawfulMoves.find(l => l.loop === 'rumour' && l.move === 'verify')?.roles).toEqual([
    'official',
    'head',
    'supervisor',
  ])
  expect(
    allLawfulMoves.filter(l => l.move === 'submit' && l.loop === 'task').every(l => l.roles.join() === 'head'),
  ).toBe(true)
})
