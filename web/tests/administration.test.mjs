// An administrator reads the figures, changes a setting and takes it back, locks somebody out; and axe looks at every page.
import assert from 'node:assert/strict';
import {accessibilityFaults} from './support/accessible.mjs';
import {pageOf, picture} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

let page;
let place;
let hook;

const step = story(async ({server, browser}) => {
    place = await makePlace(server, 'bob');
    hook = await place.makeHook(place.square);
    const fields = [{title: 'c', value: 'd', short: true}];
    await server.hook(hook.id, {text: 'x', attachments: [{title: 'a', text: 'b', color: 'good', fields}]});
    await server.hook(hook.id, {}).catch(() => undefined);
    page = await pageOf(browser, server, 'admin', '/admin/server');
});

step('the figures of the server are live', async () => {
    await page.getByRole('article', {name: 'Requests'}).getByText('/s').first().waitFor();
    await picture(page, 'administration-light');
});

step('a setting is found, changed, and set back to its default', async () => {
    await page.goto('/admin/settings');
    await page.getByLabel('Search settings').fill('maximum payload');
    await page.getByLabel('Maximum payload size bytes').fill('400000');
    await page.getByRole('button', {name: 'Save', exact: true}).click();
    await page.getByText('Saved.', {exact: true}).waitFor();
    assert.equal((await place.admin.get('/config')).ServiceSettings.MaximumPayloadSizeBytes, 400000);
    await page.getByRole('button', {name: 'Default: 300000'}).click();
    await page.getByRole('button', {name: 'Save', exact: true}).click();
    await page.getByRole('button', {name: 'Save', exact: true}).waitFor({state: 'detached'});
});

step('somebody is locked out', async () => {
    await page.goto('/admin/people');
    await page.getByLabel('Search people').fill('bob');
    await page.getByRole('table', {name: 'People'}).getByRole('button', {name: 'bob'}).click();
    await page.getByRole('button', {name: 'Deactivate'}).click();
    await page.getByText('They are locked out.').waitFor();
    const [found] = await place.admin.post('/users/usernames', ['bob']);
    assert.ok(found.delete_at > 0, 'the account is still active');
    assert.deepEqual(page.faults, []);
});

const pagesFor = (hook) => [
    '/ops/integrations/incoming',
    '/ops/integrations/incoming/new',
    `/ops/integrations/incoming/${hook.id}`,
    `/ops/integrations/incoming/${hook.id}/received`,
    `/ops/integrations/incoming/${hook.id}/settings`,
    '/ops/integrations/bots',
    '/admin/server',
    '/admin/people',
    '/admin/teams',
    '/admin/settings',
];

for (const colorScheme of ['light', 'dark'])
    step(`axe finds nothing serious, ${colorScheme}`, async ({server, browser}) => {
        const looked = await pageOf(browser, server, 'admin', '/admin/server', {colorScheme, reducedMotion: 'reduce'});
        for (const path of pagesFor(hook)) {
            await looked.goto(path);
            await looked.getByRole('heading', {level: 2}).first().waitFor();
            await looked.locator('.spinner').first().waitFor({state: 'detached'});
            const within = path.startsWith('/admin') ? 'body' : '.int';
            // Only colours differ in the dark.
            const rules = colorScheme === 'dark' ? ['color-contrast'] : [];
            assert.deepEqual(await accessibilityFaults(looked, within, ...rules), []);
        }
        await looked.context().close();
    });
