// Opens both pages, light, dark, narrow and printed: nothing may run, nothing may be asked of the net, nothing may keep
// anybody out. Called by check.sh.
const fs = require("fs");
const path = require("path");
const puppeteer = require("puppeteer-core");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const faults = [];

async function look(browser, name, scheme, width) {
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => { faults.push(`${name}: a dialog`); dialog.dismiss(); });
  page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  const address = "file://" + path.resolve(`${name}.html`);
  await page.goto(address, { waitUntil: "load" });
  const found = await page.evaluate(() => ({
    broken: window.broken,
    odd: document.querySelectorAll("script, iframe, object, embed, img, link, base, form, a[href^='javascript'], [onload], [onerror], [onfocus], [onmouseover]").length,
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    address: location.href,
  }));
  if (found.broken) faults.push(`${name} ${scheme}: a script has run`);
  if (found.odd) faults.push(`${name} ${scheme}: ${found.odd} elements that should not be there`);
  if (found.wide) faults.push(`${name} ${scheme} ${width}: wider than the window`);
  if (found.address !== address) faults.push(`${name}: went to ${found.address}`);
  const outside = asked.filter((url) => url !== address);
  if (outside.length) faults.push(`${name}: asked for ${outside.slice(0, 3)}`);
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run());
  for (const own of result.violations) {
    faults.push(`${name} ${scheme} ${width}: ${own.id}: ${own.help}: ${own.nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(" | ")}`);
  }
  await page.screenshot({ path: `${name}-${scheme}-${width}.png`, fullPage: name === "sample" });
  if (scheme === "light" && width > 1000) await page.pdf({ path: `${name}.pdf` });
  console.log(`${name}, ${scheme}, ${width} wide: ${result.passes.length} rules hold, ${result.violations.length} do not`);
  await page.close();
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: process.argv[2], args: ["--no-sandbox", "--disable-gpu"] });
  for (const name of ["sample", "hostile"]) {
    for (const scheme of ["light", "dark"]) {
      for (const width of [1200, 380]) await look(browser, name, scheme, width);
    }
  }
  await browser.close();
  for (const fault of faults) console.error(fault);
  process.exit(faults.length ? 1 : 0);
})().catch((error) => { console.error(error); process.exit(2); });
