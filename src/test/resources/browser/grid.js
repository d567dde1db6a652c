// Rows of cards that do not reach both edges of their grid, and rows with a hole.
const found = [];
for (const grid of document.querySelectorAll('.cards, .shelves')) {
    const rows = new Map();
    for (const card of grid.children) {
        const box = card.getBoundingClientRect();
        const top = Math.round(box.top);
        const row = rows.get(top) ?? {left: Infinity, right: -Infinity, width: 0, count: 0};
        rows.set(top, {left: Math.min(row.left, box.left), right: Math.max(row.right, box.right), width: row.width + box.width, count: row.count + 1});
    }
    const whole = grid.getBoundingClientRect();
    const gap = parseFloat(getComputedStyle(grid).columnGap) || 0;
    for (const [top, row] of rows) {
        const covered = row.width + (row.count - 1) * gap;
        if (row.left - whole.left > 2 || whole.right - row.right > 2 || whole.width - covered > 4) {
            found.push(`${grid.className} at ${top}: ${row.count} cards cover ${Math.round(covered)} of ${Math.round(whole.width)}`);
        }
    }
}
return found;
