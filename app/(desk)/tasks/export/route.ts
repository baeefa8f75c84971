import { exportCases } from '../../case-export'

export const GET = (request: Request) => exportCases('task', request)
