// axe over a page; serious faults and worse count.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious faults of what the page shows now within a selector, as sentences. */
export async function accessibilityFaults(page, within = 'body') {
    // Put in by the debugger's hand, which no policy of the page binds.
    if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(source);
    const result = await page.evaluate(`axe.run(${JSON.stringify(within)}, {resultTypes: ["violations"]})`);
    return result.violations
        .filter(({impact}) => impact === 'serious' || impact === 'critical')
        .map(
            ({id, nodes}) =>
                `${new URL(page.url()).pathname}: ${id}: ${nodes.map(({html}) => html.slice(0, 120)).join(' | ')}`,
        );
}
