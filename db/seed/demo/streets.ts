/** Street names that are common in the towns of Jilin; which town has which is invented. */
export const streets: readonly (readonly [zh: string, en: string])[] = (
  '和平大街Heping_Street 松江路Songjiang_Road 北大街Beida_Street 解放路Jiefang_Road 人民大街Renmin_Avenue 文化路Wenhua_Road 光明街Guangming_Street 站前街Zhanqian_Street 东风路Dongfeng_Road 建设街Jianshe_Street ' +
  '桂林路Guilin_Road 通潭大路Tongtan_Road 德胜街Desheng_Street 新华路Xinhua_Road 胜利街Shengli_Street 长江路Changjiang_Road 滨河路Binhe_Road 工农路Gongnong_Road 团结街Tuanjie_Street 育才路Yucai_Road ' +
  '康宁街Kangning_Street 迎宾路Yingbin_Road 朝阳路Chaoyang_Road 兴隆街Xinglong_Street 铁北路Tiebei_Road 江湾路Jiangwan_Road 平安街Ping’an_Street 幸福路Xingfu_Road 青年路Qingnian_Road 四海街Sihai_Street ' +
  '民康路Minkang_Road 南环路Nanhuan_Road 北安路Bei’an_Road 清河街Qinghe_Street 向阳街Xiangyang_Street 龙泉路Longquan_Road'
)
  .split(' ')
  .map(written => {
    const at = written.search(/[A-Z]/)
    return [written.slice(0, at), written.slice(at).replaceAll('_', ' ')]
  })
