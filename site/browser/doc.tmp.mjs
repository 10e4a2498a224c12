import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const P = { before: '/work/out/pages/before/fourier-auxiliary/reproduction.html', after: '/work/wt/pages/reproductions/fourier-auxiliary/target/site/reproduction.html' };
for (const [k, f] of Object.entries(P)) for (const [name, width, height, colorScheme, at] of [['1280', 1280, 800, 'light', null], ['400', 400, 800, 'light', null], ['dark', 1280, 800, 'dark', 'Curves']]) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(pathToFileURL(f).href);
  if (at) await page.evaluate((t) => [...document.querySelectorAll('h2')].find((h) => h.textContent.trim() === t).scrollIntoView(), at);
  await page.screenshot({ path: `/work/out/pages/shots/doc-${k}-${name}.png` });
  await page.close();
}
await browser.close();
