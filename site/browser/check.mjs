// Opens report pages in Chromium and checks what a person would notice: node check.mjs [--shots FOLDER] PAGE.html ...
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const WIDTHS = [1280, 400];
const HEAVIEST = 1_000_000;
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

const args = process.argv.slice(2);
const shots = args[0] === '--shots' ? args.splice(0, 2)[1] : null;
if (args.length === 0) {
  console.error('usage: node check.mjs [--shots FOLDER] PAGE.html ...');
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

const axe = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', 'axe-core', 'axe.min.js');
const browser = await chromium.launch({ executablePath: BROWSER, args: QUIET });
for (const file of args) {
  for (const width of WIDTHS) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const errors = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('requestfailed', (request) => {
        // The skin may ask for the network; the report itself must not need it.
        if (request.url().startsWith('file:')) errors.push(`not loaded: ${request.url()}`);
      });
      await page.goto(pathToFileURL(resolve(file)).href, { waitUntil: 'load' });
      const where = `${basename(file)} at ${width} px, ${colorScheme}`;
      verify(`${where}: loads without errors`, errors);
      verify(`${where}: every image is there`, await page.$$eval('img', (images) =>
        images.filter((image) => !image.complete || image.naturalWidth === 0).map((image) => image.src)));
      verify(`${where}: every image has alternative text`, await page.$$eval('.auxtask-report img', (images) =>
        images.filter((image) => !image.alt).map((image) => image.src)));
      verify(`${where}: every sound has a name`, await page.$$eval('.auxtask-report audio', (sounds) =>
        sounds.filter((sound) => !sound.getAttribute('aria-label')).map((sound) => sound.src)));
      verify(`${where}: no script in the report`, await page.$$eval('.auxtask-report script', (scripts) =>
        scripts.map((script) => script.src || 'inline')));
      const own = await page.$$eval('.auxtask-report img', (images) => [...new Set(images.map((image) => image.src))]);
      const weight = [pathToFileURL(resolve(file)).href, ...own].filter((url) => url.startsWith('file:'))
        .map((url) => statSync(fileURLToPath(url)).size).reduce((sum, size) => sum + size, 0);
      verify(`${where}: under a megabyte with its pictures`, weight < HEAVIEST ? [] : [`${weight} bytes`]);
      // What is folded away is checked as well.
      await page.$$eval('.auxtask-report details', (folded) => folded.forEach((one) => { one.open = true; }));
      verify(`${where}: every link leads somewhere`, (await page.$$eval('a[href]', (links) =>
        links.map((link) => ({ href: link.href, raw: link.getAttribute('href') }))))
        .filter(({ href }) => href.startsWith('file:'))
        .filter(({ href }) => !existsSync(fileURLToPath(href.split('#')[0].split('?')[0])))
        .map(({ raw }) => raw));
      verify(`${where}: every anchor exists`, await page.$$eval('a[href^="#"]', (links) => links
        .map((link) => decodeURIComponent(link.getAttribute('href').slice(1)))
        .filter((id) => id && !document.getElementById(id) && !document.getElementsByName(id).length)));
      verify(`${where}: nothing sticks out of the report`, await page.evaluate(() => {
        const report = document.querySelector('.auxtask-report') ?? document.body;
        return report.scrollWidth > Math.max(report.clientWidth, window.innerWidth) + 1
          ? [`${report.scrollWidth} px wide`] : [];
      }));
      verify(`${where}: tables are readable`, await page.$$eval('.auxtask-report td, .auxtask-report th', (cells) =>
        cells.filter((cell) => parseFloat(getComputedStyle(cell).fontSize) < 11 && cell.textContent.trim() !== '')
          .map((cell) => `${cell.textContent.trim().slice(0, 30)}: ${getComputedStyle(cell).fontSize}`)));
      if (existsSync(axe)) {
        await page.addScriptTag({ path: axe });
        verify(`${where}: axe-core finds nothing serious in the report`, await page.evaluate(async () => {
          const found = await globalThis.axe.run(document.querySelector('.auxtask-report') ?? document);
          return found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}, first ${nodes[0].html.slice(0, 120)})`);
        }));
      }
      if (shots) {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: join(shots, `${basename(resolve(file, '../../..'))}-${width}-${colorScheme}.png`), fullPage: true, timeout: 120_000 });
      }
      await page.close();
    }
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
