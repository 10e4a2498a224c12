import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
// node shot.tmp.mjs OUTPREFIX WIDTH SCHEME FULL|HEIGHT FILE [selector]
const [out, w, scheme, h, f, sel] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: +w, height: h==='full'?900:+h }, colorScheme: scheme });
await page.goto(pathToFileURL(resolve(f)).href);
if (sel) { const e = await page.$(sel); await e.screenshot({path: out}); }
else await page.screenshot({ path: out, fullPage: h==='full' });
await browser.close();
