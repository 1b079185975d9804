const browsers: readonly (readonly [RegExp, string])[] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/MicroMessenger\//, '微信'], [/QQBrowser\//, 'QQ'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']]
const systems: readonly (readonly [RegExp, string])[] = [[/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux|UOS|Kylin/i, 'Linux']]

/** A browser as people call it, from what it says of itself. */
export function agentText(agent: string): string {
  const name = (known: typeof browsers) => known.find(([sign]) => sign.test(agent))?.[1]
  return [name(browsers), name(systems)].filter(Boolean).join(' · ')
}
