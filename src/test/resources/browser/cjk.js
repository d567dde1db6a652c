// Chinese, Japanese and Korean words that are set too small or too tight to be read with ease.
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text.data)) continue;
    const e = text.parentElement;
    if (e.closest('.preheader') || e.getClientRects().length === 0) continue;
    const style = getComputedStyle(e);
    const size = parseFloat(style.fontSize);
    if (size < 14 || parseFloat(style.lineHeight) < 1.5 * size - 0.01) {
        found.push(`${e.tagName}.${e.className} ${style.fontSize}/${style.lineHeight} “${text.data.trim().slice(0, 20)}”`);
    }
}
return found;
