// Opens the pages of sites in Chromium and checks what a person would notice:
// node check.mjs [--shots FOLDER] PAGE.html|FOLDER ...; a folder means every page below it; pictures are taken of reports.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { tablesSortAndFilter } from './tables.mjs';

const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const HEAVIEST = 1_000_000;
// A sheet of A4 between margins of 1 cm.
const SHEET = 718;
const VIEWS = [1280, 768, 400].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme, media: 'screen' })))
  .concat({ width: SHEET, colorScheme: 'light', media: 'print' });

const args = process.argv.slice(2);
const shots = args[0] === '--shots' ? args.splice(0, 2)[1] : null;
const pages = (path) => (statSync(path).isDirectory()
  ? readdirSync(path).sort().flatMap((name) => pages(join(path, name))) : path.endsWith('.html') ? [path] : []);
const files = args.flatMap((path) => pages(resolve(path)).map((file) => ({ file, name: relative(process.cwd(), file) })));
if (files.length === 0) {
  console.error('usage: node check.mjs [--shots FOLDER] PAGE.html|FOLDER ...');
  process.exit(64);
}

let passed = 0;
let failed = 0;
const verify = (what, problems) => {
  if (problems.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED ${what}`);
  problems.slice(0, 10).forEach((problem) => console.log(`  ${problem}`));
};

// The document itself: a box in it may scroll, the page may not.
const sticksOut = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) {
    return [];
  }
  const culprits = [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
  return [`${scrollWidth} px wide`, ...culprits];
});

// On paper nothing scrolls, so whatever is wider than its box is cut off.
const cutOff = (page) => page.$$eval('.auxtask-report *, #bodyColumn *', (elements) => elements
  .filter((element) => element.clientWidth > 0 && getComputedStyle(element).overflowX !== 'visible'
    && element.scrollWidth > element.clientWidth + 1 && !element.classList.contains('hidden-text') && !element.closest('svg'))
  .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.scrollWidth} px in ${element.clientWidth}`));

// Dark as a whole or not at all: no box of any size may stay light.
const staysLight = (page) => page.$$eval('html, body, body *', (elements) => elements.filter((element) => {
  const { width, height } = element.getBoundingClientRect();
  const [red, green, blue, alpha] = (getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
  return width * height > 10_000 && alpha !== 0 && Math.min(red, green, blue) > 200;
}).map((element) => `${element.tagName.toLowerCase()}.${element.className}`));

const contents = async (page, file, where) => {
  verify(`${where}: every image is there`, await page.$$eval('img', (images) =>
    images.filter((image) => !image.complete || image.naturalWidth === 0).map((image) => image.src)));
  verify(`${where}: every image has alternative text`, await page.$$eval('.auxtask-report img', (images) =>
    images.filter((image) => !image.alt).map((image) => image.src)));
  verify(`${where}: every sound has a name`, await page.$$eval('.auxtask-report audio', (sounds) =>
    sounds.filter((sound) => !sound.getAttribute('aria-label')).map((sound) => sound.src)));
  const own = await page.$$eval('.auxtask-report img', (images) => [...new Set(images.map((image) => image.src))]);
  const weight = [pathToFileURL(file).href, ...own].filter((url) => url.startsWith('file:'))
    .map((url) => statSync(fileURLToPath(url)).size).reduce((sum, size) => sum + size, 0);
  verify(`${where}: under a megabyte with its pictures`, weight < HEAVIEST ? [] : [`${weight} bytes`]);
  verify(`${where}: every link leads somewhere`, (await page.$$eval('a[href]', (links) =>
    links.map((link) => ({ href: link.href, raw: link.getAttribute('href') }))))
    .filter(({ href }) => href.startsWith('file:'))
    .filter(({ href }) => !existsSync(fileURLToPath(href.split('#')[0].split('?')[0])))
    .map(({ raw }) => raw));
  verify(`${where}: every anchor exists`, await page.$$eval('a[href^="#"]', (links) => links
    .map((link) => decodeURIComponent(link.getAttribute('href').slice(1)))
    .filter((id) => id && !document.getElementById(id) && !document.getElementsByName(id).length)));
};

const axe = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', 'axe-core', 'axe.min.js');
const browser = await chromium.launch({ executablePath: BROWSER, args: QUIET });
const look = async ({ file, name }) => {
  for (const { width, colorScheme, media } of VIEWS) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.emulateMedia({ media, colorScheme });
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('requestfailed', (request) => {
      // The skin may ask for the network; the report itself must not need it.
      if (request.url().startsWith('file:')) errors.push(`not loaded: ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    const where = `${name} at ${width} px, ${media === 'print' ? media : colorScheme}`;
    verify(`${where}: loads without errors`, errors);
    // What is folded away is checked as well.
    await page.$$eval('.auxtask-report details', (folded) => folded.forEach((one) => { one.open = true; }));
    verify(`${where}: no wider than the screen`, await sticksOut(page));
    if (colorScheme === 'dark') {
      verify(`${where}: dark as a whole`, await staysLight(page));
    }
    if (media === 'print') {
      verify(`${where}: nothing is cut off`, await cutOff(page));
    } else {
      verify(`${where}: cells are readable`, await page.$$eval('.auxtask-report td, .auxtask-report th', (cells) =>
        cells.filter((cell) => parseFloat(getComputedStyle(cell).fontSize) < 11 && cell.textContent.trim() !== '')
          .map((cell) => `${cell.textContent.trim().slice(0, 30)}: ${getComputedStyle(cell).fontSize}`)));
      // It looks at what is there, which between a wide and a narrow screen is the same.
      if (existsSync(axe) && width !== 768) {
        await page.addScriptTag({ path: axe });
        verify(`${where}: axe-core finds nothing serious on the page`, await page.evaluate(async () => {
          const found = await globalThis.axe.run(document);
          return found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}, first ${nodes[0].html.slice(0, 120)})`);
        }));
      }
    }
    if (width === 1280 && colorScheme === 'light') {
      await contents(page, file, where);
    }
    if (shots && (await page.$('.auxtask-report'))) {
      mkdirSync(shots, { recursive: true });
      const label = `${basename(resolve(file, '../../..'))}-${basename(file, '.html')}-${width}-${media === 'print' ? media : colorScheme}`;
      await page.screenshot({ path: join(shots, `${label}.png`), fullPage: true, timeout: 120_000 });
    }
    if (width === 1280 && colorScheme === 'light') {
      verify(`${where}: tables sort and filter, by keyboard too`, await tablesSortAndFilter(page));
    }
    await page.close();
  }
};
// As many pages at once as there are processors; each is a process of its own.
const queue = [...files];
await Promise.all(cpus().map(async () => {
  while (queue.length > 0) {
    await look(queue.shift());
  }
}));
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
