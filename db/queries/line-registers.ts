import type { Line } from '@/domain/line'
import type { Tx } from '../client'
import { circulationRegister, fiveRegister, lessonsRegister, networkRegister } from './duty-registers'
import { drillsRegister, onDutyRegister, plansRegister, responsesRegister, storesRegister } from './firing-registers'
import { publicityRegister, rumoursRegister, trainingRegister } from './network-registers'
import type { ReadRegister, Register, RegisterClock, RegisterFigure } from './register-figure'

const registersOf: Partial<Record<Line, readonly ReadRegister[]>> = {
  defense: [circulationRegister, lessonsRegister],
  boundary: [networkRegister, fiveRegister],
  firing: [plansRegister, drillsRegister, onDutyRegister, responsesRegister, storesRegister],
  network: [rumoursRegister, publicityRegister, trainingRegister],
}
/** Of these the cockpit tells; none grows with the number of tasks. */
const ofCockpit: readonly ReadRegister[] = [
  circulationRegister,
  lessonsRegister,
  fiveRegister,
  plansRegister,
  drillsRegister,
  onDutyRegister,
  responsesRegister,
  rumoursRegister,
  trainingRegister,
]

async function readAll(tx: Tx, reads: readonly ReadRegister[], clock: RegisterClock): Promise<Register[]> {
  const found: Register[] = []
  for (const one of reads) {
    const register = await one(tx, clock)
    if (register) found.push(register)
  }
  return found
}

/** The registers of a line in the reader's sight; none for a line that has no other than its directives. */
export const listRegisters = (tx: Tx, line: Line, clock: RegisterClock): Promise<Register[]> =>
  readAll(tx, registersOf[line] ?? [], clock)

/** The numbers of all registers that leadership sees on the cockpit. */
export async function listCockpitFigures(tx: Tx, clock: RegisterClock): Promise<RegisterFigure[]> {
  return (await readAll(tx, ofCockpit, clock)).flatMap(register => register.figures.filter(one => one.onCockpit))
}
