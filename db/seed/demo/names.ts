import type { Chance } from './chance'

export type Name = readonly [zh: string, en: string]

const surnames: readonly Name[] = (
  '王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 胡Hu 朱Zhu 高Gao 林Lin 何He 郭Guo 马Ma 罗Luo 梁Liang 宋Song 郑Zheng 谢Xie 韩Han 唐Tang 冯Feng 于Yu 董Dong 程Cheng ' +
  '曹Cao 袁Yuan 邓Deng 许Xu 沈Shen 曾Zeng 彭Peng 吕Lü 苏Su 蒋Jiang 蔡Cai 贾Jia 丁Ding 魏Wei 薛Xue 叶Ye 阎Yan 潘Pan 杜Du 夏Xia 钟Zhong 田Tian 任Ren 姜Jiang 范Fan 方Fang 石Shi 姚Yao 谭Tan 邹Zou'
)
  .split(' ')
  .map(written => [written[0]!, written.slice(1)])

const koreanSurnames: readonly Name[] = '金Jin 朴Piao 崔Cui 李Li 郑Zheng 姜Jiang 全Quan 许Xu 尹Yin 韩Han'
  .split(' ')
  .map(written => [written[0]!, written.slice(1)])

const given: readonly Name[] = (
  '志刚Zhigang 建国Jianguo 海涛Haitao 立新Lixin 晓东Xiaodong 春生Chunsheng 国庆Guoqing 文斌Wenbin 永强Yongqiang 宏伟Hongwei 长江Changjiang 德胜Desheng 金龙Jinlong 玉柱Yuzhu 振华Zhenhua 世杰Shijie ' +
  '丽华Lihua 秀英Xiuying 桂兰Guilan 淑琴Shuqin 晓燕Xiaoyan 红梅Hongmei 春燕Chunyan 雪松Xuesong 冬梅Dongmei 艳玲Yanling 立群Liqun 佳怡Jiayi 思远Siyuan 子涵Zihan 宇航Yuhang 俊峰Junfeng 明辉Minghui ' +
  '凤山Fengshan 长山Changshan 松涛Songtao 柏林Bolin 江南Jiangnan 北辰Beichen 天佑Tianyou 启明Qiming 承志Chengzhi 学军Xuejun 卫东Weidong 爱民Aimin 忠实Zhongshi 守业Shouye 庆丰Qingfeng 玉梅Yumei 素珍Suzhen ' +
  '亚男Yanan 静怡Jingyi 海燕Haiyan 雅琴Yaqin 慧敏Huimin 佩文Peiwen 国栋Guodong 成浩Chenghao 英姬Yingji 哲洙Zhezhu 香兰Xianglan 美善Meishan 东旭Dongxu 永日Yongri 光洙Guangzhu 顺姬Shunji 龙云Longyun 春男Chunnan ' +
  '立伟Liwei 新宇Xinyu 大鹏Dapeng 剑锋Jianfeng 绍辉Shaohui 维民Weimin 清泉Qingquan 润生Runsheng 耀先Yaoxian 广才Guangcai 兆祥Zhaoxiang 秉谦Bingqian 梓萱Zixuan 若溪Ruoxi 一鸣Yiming 景行Jingxing 怀远Huaiyuan 知行Zhixing'
)
  .split(' ')
  .map(written => [written.slice(0, 2), written.slice(2)])

/** Endless invented names, none twice; those of Yanbian are half Korean-Chinese. */
export function namer(chance: Chance, taken: Iterable<string>): (regionCode: string) => Name {
  const used = new Set(taken)
  return regionCode => {
    for (;;) {
      const surname = chance.pick(regionCode.startsWith('2224') && chance.next() < 0.5 ? koreanSurnames : surnames)
      const first = chance.pick(given)
      const zh = surname[0] + first[0]
      if (used.has(zh)) continue
      used.add(zh)
      return [zh, `${surname[1]} ${first[1]}`]
    }
  }
}
