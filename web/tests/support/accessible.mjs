// axe over a page; serious faults and worse count.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// The ends of an open menu: whatever reaches them by Tab is handed on at once.
const handsOn = '[data-floating-ui-focus-guard]';

/** Serious faults of what the page shows now within a selector, as sentences; only of these rules, if any are named. */
export async function accessibilityFaults(page, within = 'body', ...rules) {
    // Put in by the debugger's hand, which no policy of the page binds.
    if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(source);
    const where = JSON.stringify({include: [within], exclude: [handsOn]});
    const how = JSON.stringify({resultTypes: ['violations'], ...(rules.length ? {runOnly: rules} : {})});
    const result = await page.evaluate(`axe.run(${where}, ${how})`);
    return result.violations
        .filter(({impact}) => impact === 'serious' || impact === 'critical')
        .map(
            ({id, nodes}) =>
                `${new URL(page.url()).pathname}: ${id}: ${nodes.map(({html}) => html.slice(0, 120)).join(' | ')}`,
        );
}
