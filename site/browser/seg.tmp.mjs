import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
// node seg.tmp.mjs OUTPREFIX WIDTH SCHEME FILE HEIGHT [media] : segments of full page
const [out, w, scheme, f, H, media] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: +w, height: +H }, colorScheme: scheme });
if (media) await page.emulateMedia({ media });
await page.goto(pathToFileURL(resolve(f)).href);
const total = await page.evaluate(()=>document.documentElement.scrollHeight);
let i=0;
for (let y=0; y<total; y+=+H) { await page.screenshot({ path: `${out}-${i++}.png`, fullPage:true, clip:{x:0,y,width:+w,height:Math.min(+H,total-y)} }); }
console.log(total,i);
await browser.close();
