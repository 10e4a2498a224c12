// What tables can do more where scripts run; without them they read the same. Sorts by a click on a heading (the third click gives the
// first order back), filters rows of long tables, and lets the keyboard scroll what is wider than the page. Loads and stores nothing.
(() => {
  'use strict';
  const LONG = 8;
  const UNITS = { d: 86400, h: 3600, min: 60, s: 1 };

  const words = (cell) => cell.textContent.replace(/\u2212/g, '-').replace(/\s+/g, ' ').trim();

  // Times in seconds, other numbers as they are; NaN where nothing was measured.
  const number = (cell) => {
    const text = words(cell);
    const times = [...text.matchAll(/(\d[\d.,]*) (d|h|min|s)\b/g)];
    if (times.length > 0) {
      return times.reduce((sum, [, count, unit]) => sum + Number(count.replace(/,/g, '')) * UNITS[unit], 0);
    }
    const found = text.match(/-?\d[\d,]*(\.\d+)?(e-?\d+)?/i);
    return found ? Number(found[0].replace(/,/g, '')) : NaN;
  };

  const compare = (index, textual) => (a, b) => {
    const [one, other] = [a.row.cells[index], b.row.cells[index]];
    if (textual) {
      return words(one).localeCompare(words(other), 'en', { numeric: true });
    }
    return number(one) - number(other);
  };

  const order = (rows, index, textual, falling) => {
    const kept = textual ? rows : rows.filter(({ row }) => !Number.isNaN(number(row.cells[index])));
    const rest = rows.filter((row) => !kept.includes(row));
    const sorted = [...kept].sort((a, b) => compare(index, textual)(a, b) * (falling ? -1 : 1) || a.at - b.at);
    return [...sorted, ...rest];
  };

  // The headings that stand over one column each, with its number.
  const columns = (table) => {
    const found = [];
    const taken = [];
    [...table.tHead.rows].forEach((row, at) => {
      let column = 0;
      [...row.cells].forEach((cell) => {
        while ((taken[column] ?? 0) > at) {
          column += 1;
        }
        if (cell.colSpan === 1 && at + cell.rowSpan === table.tHead.rows.length) {
          found.push({ heading: cell, index: column });
        }
        for (let i = 0; i < cell.colSpan; i += 1) {
          taken[column + i] = at + cell.rowSpan;
        }
        column += cell.colSpan;
      });
    });
    return found;
  };

  const sortable = (table, groups) => {
    const headings = columns(table);
    headings.forEach(({ heading, index }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      // A word that leads to the glossary stays a link of its own, with the button beside it.
      if (heading.querySelector('a')) {
        button.setAttribute('aria-label', `Sort by ${words(heading)}`);
      } else {
        button.append(...heading.childNodes);
      }
      heading.append(button);
      const textual = heading.classList.contains('text') || heading.classList.contains('wrap')
        || heading.classList.contains('stay');
      button.addEventListener('click', () => {
        const next = { ascending: 'descending', descending: '' }[heading.getAttribute('aria-sort')] ?? 'ascending';
        headings.forEach((other) => other.heading.removeAttribute('aria-sort'));
        if (next) {
          heading.setAttribute('aria-sort', next);
        }
        groups.forEach(({ body, rows }) => body.append(
          ...(next ? order(rows, index, textual, next === 'descending') : rows).map(({ row }) => row)));
      });
    });
  };

  const filterable = (table, groups) => {
    const all = groups.flatMap(({ rows }) => rows);
    const bar = document.createElement('p');
    bar.className = 'find';
    const label = document.createElement('label');
    const field = document.createElement('input');
    field.type = 'search';
    field.autocomplete = 'off';
    label.append('Show rows with ', field);
    const shown = document.createElement('span');
    shown.setAttribute('role', 'status');
    bar.append(label, shown);
    (table.closest('.frame') ?? table).before(bar);
    field.addEventListener('input', () => {
      const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      groups.forEach(({ title, rows }) => {
        const above = title ? words(title).toLowerCase() : '';
        rows.forEach(({ row }) => {
          const text = `${above} ${words(row).toLowerCase()}`;
          row.hidden = !wanted.every((word) => text.includes(word));
        });
        if (title) {
          title.hidden = rows.every(({ row }) => row.hidden);
        }
      });
      shown.textContent = wanted.length === 0 ? ''
        : `${all.filter(({ row }) => !row.hidden).length} of ${all.length} rows`;
    });
  };

  const enhance = (table) => {
    const groups = [...table.tBodies].map((body) => ({
      body,
      title: [...body.rows].find((row) => row.classList.contains('group')),
      rows: [...body.rows].filter((row) => !row.classList.contains('group')).map((row, at) => ({ row, at })),
    }));
    const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
    if (table.tHead && count > 2) {
      sortable(table, groups);
    }
    if (table.tHead && count >= LONG) {
      filterable(table, groups);
    }
  };

  // Tables of other pages stand free; a frame of their own lets them scroll, and the keyboard reach them.
  const frame = (table) => {
    const frame = document.createElement('div');
    frame.className = 'beside';
    table.before(frame);
    frame.append(table);
  };

  const reachable = () => document.querySelectorAll('#bodyColumn .beside, #bodyColumn pre').forEach((box) => {
    if (box.closest('.auxtask-report')) {
      return;
    }
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', box.tagName === 'PRE' ? 'Listing' : 'Table');
    } else {
      ['tabindex', 'role', 'aria-label'].forEach((name) => box.removeAttribute(name));
    }
  });

  const start = () => {
    document.querySelectorAll('.auxtask-report table').forEach(enhance);
    document.querySelectorAll('#bodyColumn table.table').forEach((table) => {
      if (!table.closest('.auxtask-report')) {
        frame(table);
      }
    });
    reachable();
    window.addEventListener('resize', reachable);
  };

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
})();
