// What is wrong with the page as it lies there: one sentence for each fault. arguments[0] is the width it has to fit.
const width = arguments[0];
const faults = [];
const all = [...document.querySelectorAll('body *')].filter(e => e.getClientRects().length > 0);

const name = e => e.tagName.toLowerCase() + (e.className ? '.' + String(e.className).trim().replace(/\s+/g, '.') : '')
    + ' “' + (e.textContent || e.alt || '').trim().slice(0, 30) + '”';
const scrolls = e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX);
const within = (e, test) => { for (let p = e.parentElement; p; p = p.parentElement) if (test(p)) return true; return false; };

// Only code and tables may be wider than their place, because they scroll; a mail in its frame has a test of its own.
const mayScroll = e => scrolls(e) && e.matches('pre, .scroll, iframe');

// Kept spaces at a line's end hang out unseen, and with them the box of an inline element.
const hangs = e => getComputedStyle(e).display === 'inline' && getComputedStyle(e).whiteSpace === 'pre-wrap';

function overflow() {
    const page = document.documentElement.scrollWidth;
    if (page > width) faults.push(`the page is ${page} wide in a window of ${width}`);
    for (const e of all) {
        if (hangs(e)) continue;
        const box = e.getBoundingClientRect();
        if ((box.right > width + 1 || box.left < -1) && !within(e, mayScroll)) faults.push(`${name(e)} sticks out`);
        if (e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1 && !mayScroll(e)) {
            faults.push(`${name(e)} is ${e.clientWidth} wide and holds ${e.scrollWidth}`);
        }
    }
}

// A text that ends in an ellipsis is cut on purpose.
function clipping() {
    for (const e of all) {
        const style = getComputedStyle(e);
        const cuts = ['hidden', 'clip'].includes(style.overflowY) && style.webkitLineClamp === 'none';
        if (cuts && e.scrollHeight > e.clientHeight + 1) faults.push(`${name(e)} is cut off`);
    }
}

async function pictures() {
    for (const image of document.images) {
        image.loading = 'eager';
        await image.decode().catch(() => {});
        if (image.naturalWidth === 0) faults.push(`the picture ${image.src} does not show`);
    }
}

// A character that no font has is drawn as a substitute. It looks like that of a character that nobody ever assigned.
function glyphs() {
    const size = 48;
    const pen = new OffscreenCanvas(size, size).getContext('2d', {willReadFrequently: true});
    const drawn = (character, font) => {
        pen.clearRect(0, 0, size, size);
        pen.font = font;
        pen.fillText(character, 4, 36);
        return pen.getImageData(0, 0, size, size).data.join();
    };
    const substitutes = new Map();
    const seen = new Set();
    const look = (text, style) => {
        const font = `${style.fontStyle} ${style.fontWeight} 32px ${style.fontFamily}`;
        if (!substitutes.has(font)) substitutes.set(font, ['\u0378', '\u{10fffd}'].map(c => drawn(c, font)));
        for (const character of text) {
            if (/[\s\p{C}\p{M}\p{Z}]/u.test(character) && !/\p{Co}/u.test(character)) continue;
            if (seen.has(font + character)) continue;
            seen.add(font + character);
            if (substitutes.get(font).includes(drawn(character, font))) {
                faults.push(`no font has ${character} (U+${character.codePointAt(0).toString(16)}) of ${font}`);
            }
        }
    };
    for (const e of all) {
        const own = [...e.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.data).join('');
        look(own, getComputedStyle(e));
        for (const part of ['::before', '::after', '::marker']) {
            const style = getComputedStyle(e, part);
            if (/^"/.test(style.content)) look(style.content.slice(1, -1), style);
        }
    }
}

return pictures().then(() => {
    overflow();
    clipping();
    glyphs();
    return faults;
});
