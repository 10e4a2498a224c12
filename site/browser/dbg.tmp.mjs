import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 768, height: 900 } });
page.on('pageerror',e=>console.log('ERR',e)); page.on('requestfailed',r=>console.log('FAIL',r.url(),r.failure().errorText)); page.on('console',m=>console.log('LOG',m.text())); await page.goto('file:///work/wt/pages/site/target/site/benchmarks.html');
console.log(await page.evaluate(()=>[...document.querySelectorAll('table.table')].map(t=>[t.parentElement.className,getComputedStyle(t.parentElement).overflowX,t.parentElement.clientWidth,t.offsetWidth,Math.round(t.getBoundingClientRect().right)].join(' '))).then(x=>x.join('\n')));
console.log(await page.evaluate(()=>document.documentElement.scrollWidth));
await browser.close();
