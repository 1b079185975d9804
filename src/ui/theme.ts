import type { ThemeConfig } from 'antd'

/** The same values as in `global.css`, for the components of Ant Design. Every text colour reaches 4.5:1 on every ground it stands on. */
export const ink = { ink: '#1e2a32', ink2: '#55636d', ink3: '#636f77', paper: '#fbfaf6', sheet: '#ffffff', line: '#e4e1d8', line2: '#efede6', edge: '#8b9299', accent: '#1f6b66', accentSoft: '#e3efed', act: '#a93822', actSoft: '#f8e7e2', wait: '#855a0a', waitSoft: '#f6eeda', ok: '#34703f', okSoft: '#e6f1e8' } as const

const family = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif'

export const theme: ThemeConfig = {
  token: {
    colorPrimary: ink.accent,
    colorInfo: ink.accent,
    colorLink: ink.accent,
    colorLinkHover: '#174f4b',
    colorLinkActive: '#174f4b',
    colorSuccess: ink.ok,
    colorWarning: ink.wait,
    colorError: ink.act,
    colorText: ink.ink,
    colorTextSecondary: ink.ink2,
    colorTextTertiary: ink.ink3,
    colorTextDescription: ink.ink3,
    colorTextPlaceholder: ink.ink3,
    colorBgLayout: ink.paper,
    colorBgContainer: ink.sheet,
    colorBorder: '#c9c6bb',
    colorBorderSecondary: ink.line,
    colorSplit: ink.line2,
    colorBgMask: 'rgb(30 42 50 / 30%)',
    borderRadius: 6,
    fontFamily: family,
    fontSize: 14,
    lineHeight: 1.7,
    controlHeight: 34,
    controlHeightSM: 28,
    wireframe: false,
    boxShadow: '0 2px 8px rgb(30 42 50 / 8%)',
    boxShadowSecondary: '0 6px 24px rgb(30 42 50 / 12%)',
    // Nothing moves for somebody who asked the machine for that.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Table: { headerBg: 'transparent', headerColor: ink.ink2, headerSplitColor: 'transparent', borderColor: ink.line2, rowHoverBg: '#faf9f4', cellPaddingBlock: 9, cellPaddingInline: 12, cellFontSize: 14 },
    Tabs: { itemColor: ink.ink2, horizontalItemPadding: '8px 0' },
    Form: { itemMarginBottom: 18, labelColor: ink.ink2, verticalLabelPadding: '0 0 4px' },
    Modal: { titleFontSize: 16 },
    Segmented: { trackBg: ink.line2 },
  },
}
