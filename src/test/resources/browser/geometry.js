// Where every element lies and what it looks like, a line each: what a letter may not lose with its style sheet.
return [...document.body.querySelectorAll('*')].filter(e => e.getClientRects().length > 0).map(e => {
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    const edges = ['top', 'right', 'bottom', 'left'].map(side => style['border-' + side + '-width'] + ' ' + style['border-' + side + '-color']);
    return [e.tagName + '.' + e.className, ...[box.x, box.y, box.width, box.height].map(Math.round), style.color,
        style.backgroundColor, style.fontSize, style.fontFamily, style.fontWeight, style.lineHeight, style.textDecorationLine,
        ...edges].join(' | ');
});
