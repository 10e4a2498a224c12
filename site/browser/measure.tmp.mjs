import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
for (const f of process.argv.slice(2)) {
  for (const w of [1280, 768, 400]) {
    const page = await browser.newPage({ viewport: { width: w, height: 900 } });
    await page.goto(pathToFileURL(resolve(f)).href);
    const r = await page.evaluate(() => { const d = document.documentElement; const W = d.clientWidth;
      const bad=[]; if (d.scrollWidth>W) for (const e of document.querySelectorAll('body *')) { const b=e.getBoundingClientRect(); if (b.right>W+1 && b.width>0) { let p=e.parentElement, clip=false; while(p&&p!==document.body){const o=getComputedStyle(p).overflowX; if(o!=='visible'){clip=true;break} p=p.parentElement} if(!clip) bad.push(e.tagName+'.'+e.className+' '+Math.round(b.right)+' '+(e.textContent||'').trim().slice(0,30)); } }
      return [W, d.scrollWidth, bad.slice(0,4)]; });
    if (r[1] > r[0]) console.log(f.replace(/.*(before|wt.pages)/,''), w, JSON.stringify(r));
    await page.close();
  }
}
await browser.close();
