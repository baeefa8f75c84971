import { Trouble } from './progress.mjs'

const sentences = {
  '28P01': at => [
    `The password for ${at} was refused; correct it in the address.`,
    `${at} 的密码不正确；请更正连接地址。`,
  ],
  28000: at => [
    `The server does not let ${at} in; check the user and pg_hba.conf.`,
    `服务器拒绝 ${at} 登录；请检查用户与 pg_hba.conf。`,
  ],
  '3D000': at => [`The database of ${at} does not exist; create it first.`, `${at} 的数据库不存在；请先创建。`],
  42501: (at, said) => [
    `${at} may not migrate this database (${said}); give it the right or use another user.`,
    `${at} 无权迁移此数据库（${said}）；请授权或更换用户。`,
  ],
  53100: at => [
    `The disk of the database ${at} is full; free some space and start again. Nothing was lost.`,
    `数据库 ${at} 所在磁盘已满；请腾出空间后重试，数据未丢失。`,
  ],
  53300: at => [`The server has no connection left for ${at}.`, `服务器已无可用连接（${at}）。`],
}

const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET']

/** What a database failure means to the person who started the command; unknown ones stay errors with their stack. */
export function databaseTrouble(error, address) {
  const at = placeOf(address)
  const sentence = sentences[error.code]
  if (sentence) return new Trouble(...sentence(at, error.message), { cause: error })
  const timedOut = /timeout|terminated/i.test(error.message)
  if (unreachable.includes(error.code) || timedOut) {
    const why = error.code ?? 'timeout'
    return new Trouble(
      `The database at ${at} can't be reached (${why}); check the address and that it is running.`,
      `无法连接数据库 ${at}（${why}）；请检查地址以及数据库是否在运行。`,
      { cause: error },
    )
  }
  return error
}

function placeOf(address) {
  if (!address || !URL.canParse(address)) return 'DATABASE_URL'
  const { username, host, pathname } = new URL(address)
  return `${decodeURIComponent(username)}@${host}${pathname}`
}
