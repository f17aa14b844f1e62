// The steps of a story, each a test: a step stands on those before it, so after a failure the rest is not tried.
import {after, test} from 'node:test';
import {launch, picture} from './browser.mjs';
import {Server} from './server.mjs';

/** Starts a server and a browser, `prepare`s (and `clear`s at the end), and gives `step(name, deed)`. */
export function story(prepare, clear) {
    const scene = {};
    let failed = '';
    const step = (name, deed, options = {}) =>
        test(name, {timeout: 120000, ...options}, async (t) => {
            if (failed) return t.skip(`"${failed}" failed`);
            try {
                await deed(scene, t);
            } catch (fault) {
                failed = name;
                await explain(scene, t);
                throw fault;
            }
        });
    after(async () => {
        await clear?.(scene);
        await scene.browser?.close();
        await scene.server?.stop();
    });
    step('the server and the browser are there', async () => {
        scene.server = await new Server().start();
        scene.browser = await launch();
        await prepare?.(scene);
    });
    return step;
}

async function explain({server, browser}, t) {
    for (const [order, page] of (browser?.contexts() ?? []).flatMap((context) => context.pages()).entries()) {
        t.diagnostic(`page ${order + 1} showed ${page.url()}, see screenshots/failed-${order + 1}.png; ${page.faults}`);
        await picture(page, `failed-${order + 1}`).catch(() => undefined);
    }
    if (server) t.diagnostic(`the server logged: ${server.log()}`);
}
