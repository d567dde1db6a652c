// Chinese and Japanese words of titles and names that are torn at the end of a line, and lines that begin with what should not.
const found = [];
const cjk = /[\u3040-\u30ff\u3400-\u9fff]/;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const e = text.parentElement;
    if (!cjk.test(text.data) || !e.closest('h1, h2, h3, h4, .brand, .toclink, .toc, .contents, .name, .names')) continue;
    const range = document.createRange();
    let last;
    for (let i = 0; i < text.data.length; i++) {
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        const breaks = last !== undefined && box.top > last + 2;
        if (breaks && cjk.test(text.data[i]) && cjk.test(text.data[i - 1])) {
            found.push(`${e.tagName}.${e.className} “${text.data.slice(0, i)}/${text.data.slice(i)}”`);
        }
        last = box.top;
    }
}
return found;
