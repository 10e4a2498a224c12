// Sorts and filters the tables of a page as a reader would, and says what went wrong.

const cells = (table, column) => table.evaluate((element, index) =>
  [...element.tBodies].map((body) => [...body.rows].filter((row) => !row.classList.contains('group') && !row.hidden)
    .map((row) => row.cells[index].textContent.replace(/\u2212/g, '-').trim())), column);

const state = (table) => table.evaluate((element) =>
  [...element.tBodies].map((body) => [...body.rows].map((row) => row.textContent)));

const sorts = async (page, table, name) => {
  const headings = await table.$$('thead th');
  const button = await table.$('thead button.sort');
  if (!button) {
    return [];
  }
  const problems = [];
  const before = JSON.stringify(await state(table));
  const heading = await button.evaluateHandle((element) => element.closest('th'));
  const expected = ['ascending', 'descending', null];
  for (const wanted of expected) {
    await button.focus();
    await page.keyboard.press('Enter');
    const said = await heading.evaluate((element) => element.getAttribute('aria-sort'));
    if (said !== wanted) {
      problems.push(`${name}: aria-sort is ${said} and not ${wanted}`);
    }
    const groups = await cells(table, 0);
    const textual = await heading.evaluate((element) => element.classList.contains('stay'));
    for (const group of wanted && textual ? groups : []) {
      const sorted = [...group].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
      if (JSON.stringify(group) !== JSON.stringify(wanted === 'ascending' ? sorted : sorted.reverse())) {
        // Rows of one name may stand either way; only the names count.
        problems.push(`${name}: rows are not ${wanted}`);
      }
    }
  }
  if (JSON.stringify(await state(table)) !== before) {
    problems.push(`${name}: the third click does not give the first order back`);
  }
  if (headings.length === 0) {
    problems.push(`${name}: has no headings`);
  }
  return problems;
};

const numbersSort = async (page, table, name) => {
  const column = await table.evaluate((element) => {
    if (!element.tHead) {
      return -1;
    }
    const last = element.tHead.rows[element.tHead.rows.length - 1];
    return element.tHead.rows.length > 1 ? -1
      : [...last.cells].findIndex((cell) => !/\b(text|wrap|stay)\b/.test(cell.className) && cell.querySelector('.sort'));
  });
  if (column < 0) {
    return [];
  }
  const button = await table.evaluateHandle((element, index) => element.tHead.rows[0].cells[index].querySelector('.sort'), column);
  await button.click();
  const problems = (await cells(table, column)).flatMap((group) => {
    const numbers = group.filter((text) => /^-?[\d,]+(\.\d+)?$/.test(text)).map((text) => Number(text.replace(/,/g, '')));
    return numbers.every((number, i) => i === 0 || numbers[i - 1] <= number) ? [] : [`${name}: ${numbers.join(' ')}`];
  });
  await button.click();
  await button.click();
  return problems;
};

const filters = async (page, table, name) => {
  const field = await table.evaluateHandle((element) =>
    (element.closest('.frame') ?? element).previousElementSibling?.querySelector('input') ?? null);
  if (!field.asElement()) {
    return [];
  }
  const problems = [];
  const all = (await cells(table, 0)).flat();
  await field.focus();
  await page.keyboard.type(all[0]);
  const left = (await cells(table, 0)).flat();
  if (left.length === 0 || left.length > all.length || !left.includes(all[0])) {
    problems.push(`${name}: ${left.length} of ${all.length} rows are left that hold '${all[0]}'`);
  }
  await field.fill('no row holds this');
  if ((await cells(table, 0)).flat().length > 0) {
    problems.push(`${name}: rows are left that do not hold what is looked for`);
  }
  await field.fill('');
  if ((await cells(table, 0)).flat().length !== all.length) {
    problems.push(`${name}: rows do not come back`);
  }
  return problems;
};

// The heading row stays in sight when a long table is scrolled.
const headingStays = async (table, name) => table.evaluate((element, label) => {
  const frame = element.closest('.frame');
  // Only where there is enough to scroll for the caption above the headings to leave the frame.
  if (!frame || frame.scrollHeight - frame.clientHeight <= (element.caption?.offsetHeight ?? 0)) {
    return [];
  }
  frame.scrollTop = frame.scrollHeight;
  const away = Math.abs(element.tHead.getBoundingClientRect().top - frame.getBoundingClientRect().top);
  frame.scrollTop = 0;
  return away > 2 ? [`${label}: headings are ${away} px from the top of their frame`] : [];
}, name);

export const tablesSortAndFilter = async (page) => {
  const problems = [];
  for (const table of await page.$$('.auxtask-report table')) {
    const name = await table.evaluate((element) => element.caption?.textContent.trim().slice(0, 40) ?? 'table');
    problems.push(...await sorts(page, table, name), ...await numbersSort(page, table, name), ...await filters(page, table, name),
      ...await headingStays(table, name));
  }
  return problems;
};
