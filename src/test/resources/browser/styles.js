// What differs between two lists of pages, a line each: the styles of each element of the body, on a wide and on a
// narrow screen. Arguments: the pages before, the pages after.
const [before, after] = arguments;
const NAMES = ['color', 'display', 'opacity', 'line-height', 'font-size', 'font-weight', 'font-family',
  'background-color', 'background-image', 'text-align', 'vertical-align', 'top', 'left', 'content',
  ...['top', 'right', 'bottom', 'left'].flatMap(side => [`margin-${side}`, `padding-${side}`,
    `border-${side}-color`, `border-${side}-style`, `border-${side}-width`])];
const frame = document.createElement('iframe');
document.body.append(frame);
const styles = html => {
  frame.contentDocument.open();
  frame.contentDocument.write(html);
  frame.contentDocument.close();
  const elements = [...frame.contentDocument.body.querySelectorAll('*:not(style):not(link)')];
  return [900, 400].flatMap(width => {
    frame.style.width = `${width}px`;
    return [frame.contentDocument.body, ...elements].flatMap(element => {
      const style = frame.contentWindow.getComputedStyle(element);
      return NAMES.map(name => `${element.tagName} at ${width}: ${name}: ${style.getPropertyValue(name)}`);
    });
  });
};
return before.flatMap((page, i) => {
  const then = styles(page), now = styles(after[i]);
  return then.length === now.length
    ? then.filter((line, k) => line !== now[k]).map(line => `${page} had ${line}`)
    : [`${page} has other elements`];
});
