import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
for (const f of process.argv.slice(2)) for (const scheme of ['light','dark']) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: scheme });
    await page.goto(pathToFileURL(resolve(f)).href);
    await page.addScriptTag({path:'node_modules/axe-core/axe.min.js'});
    const r = await page.evaluate(async()=>{const f=await axe.run(document);return f.violations.map(v=>v.impact+' '+v.id+' '+v.nodes.length+' '+v.nodes.slice(0,3).map(n=>n.html.slice(0,140)+' | '+(n.any[0]?.message??'').slice(0,120)).join('\n      '))});
    console.log(f.replace(/.*(before|wt.pages)/,''),scheme,'\n   '+r.join('\n   '));
    await page.close();
}
await browser.close();
