/** Full-width digits, letters and signs (U+FF01 to U+FF5E) as their half-width forms, ideographic blanks as blanks. */
export function halfWidth(text: string): string {
  if (!/[\u3000\uff01-\uff5e]/.test(text)) return text
  let written = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    written += String.fromCharCode(code === 0x3000 ? 0x20 : code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code)
  }
  return written
}

/** Full-width digits and letters as their half-width forms; the marks of a Chinese sentence （），：； stay as they were written. */
export function halfWidthLetters(text: string): string {
  if (!/[\u3000\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/.test(text)) return text
  return text.replaceAll(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')
}
