import type { Fault } from './verify-ledger-chain'

const short = (value: string): string =>
  /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 12)}…` : value.length > 120 ? `${value.slice(0, 120)}…` : value

const english: Record<Fault['kind'], (fault: Fault) => string> = {
  seq: fault => `event ${fault.seq} is missing or doubled: ${fault.found} stands in its place`,
  link: fault =>
    `event ${fault.seq} does not follow the one before: previous hash ${short(fault.found)}, expected ${short(fault.expected)}`,
  hash: fault =>
    `event ${fault.seq} was changed after it was written: its hash is ${short(fault.found)}, its body gives ${short(fault.expected)}`,
  column: fault =>
    `event ${fault.seq}: “${fault.field}” is ${short(fault.found)} in its column and ${short(fault.expected)} in the hashed body`,
  stage: fault => `event ${fault.seq} starts from ${fault.found}, but the one before ended in ${fault.expected}`,
  head: fault =>
    `the case itself differs from its last event (${fault.seq}): ${fault.field} is ${short(fault.found)}, the ledger says ${short(fault.expected)}`,
  noEvents: () => 'the case has no event at all',
  noCase: fault => `event ${fault.seq} belongs to a case that is not there`,
}

const chinese: Record<Fault['kind'], (fault: Fault) => string> = {
  seq: fault => `第 ${fault.seq} 条事件缺失或重复，原位为第 ${fault.found} 条`,
  link: fault => `第 ${fault.seq} 条事件与前一条不相接：前哈希 ${short(fault.found)}，应为 ${short(fault.expected)}`,
  hash: fault =>
    `第 ${fault.seq} 条事件写入后被改动：哈希 ${short(fault.found)}，按正文重算为 ${short(fault.expected)}`,
  column: fault =>
    `第 ${fault.seq} 条事件“${fault.field}”列为 ${short(fault.found)}，哈希正文为 ${short(fault.expected)}`,
  stage: fault => `第 ${fault.seq} 条事件从 ${fault.found} 起，而前一条止于 ${fault.expected}`,
  head: fault =>
    `案件本身与最后一条事件（第 ${fault.seq} 条）不符：${fault.field} 为 ${short(fault.found)}，台账为 ${short(fault.expected)}`,
  noEvents: () => '该案件没有任何事件',
  noCase: fault => `第 ${fault.seq} 条事件所属案件不存在`,
}

/** The fault in one sentence of each language, with the code of its case. */
export const faultSentence = (fault: Fault): string =>
  `${fault.code}: ${english[fault.kind](fault)} · ${chinese[fault.kind](fault)}`
