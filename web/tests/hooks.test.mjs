// The pages of a hook: made, tried, its log, sent again, a new address, disabled, deleted.
import assert from 'node:assert/strict';
import {messageOf, pageOf, picture} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

const step = story(async (scene) => {
    scene.place = await makePlace(scene.server, 'bob');
    scene.page = await pageOf(scene.browser, scene.server, 'admin', '/ops/integrations');
});

/** What the server answers to a post of this text to the page's hook: status and text. */
async function send(address, payload) {
    const answer = await fetch(address, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
    return [answer.status, await answer.text()];
}

const addressOn = (page) => page.getByRole('group', {name: 'URL'}).locator('code').innerText();
const tab = (page, name) => page.getByRole('tab', {name, exact: true}).click();

async function pick(page, name) {
    await page.getByRole('button', {name: 'More', exact: true}).click();
    await page.getByRole('menuitem', {name}).click();
}

step('an empty list says what to do; a new hook takes one field', async (scene) => {
    const {page, server} = scene;
    await page.getByText('No webhooks yet').waitFor();
    await page.getByRole('button', {name: 'New webhook'}).first().click();
    await page.getByLabel('Name').fill('Backups');
    await page.getByRole('button', {name: 'Create webhook'}).click();
    scene.address = await addressOn(page);
    assert.match(scene.address, new RegExp(`^${server.url}/hooks/[a-z0-9]{26}$`));
    const snippets = page.getByRole('tablist', {name: 'Examples'}).getByRole('tab');
    const names = await snippets.allInnerTexts();
    for (const name of ['curl', 'GitHub Actions', 'Alertmanager', 'Python', 'Node'])
        assert.ok(names.some((one) => one.startsWith(name)), `a snippet for ${name} among ${names}`);
    for (const one of await snippets.all()) {
        await one.click();
        assert.ok((await page.getByRole('region', {name: 'Examples'}).innerText()).includes(scene.address.split('/').pop()));
    }
});

step('the page copies the address', async ({page, address, server}) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], {origin: server.url});
    await page.getByRole('button', {name: 'Copy URL'}).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
});

step('a test is sent, and its post appears beside it', async ({page}) => {
    await page.getByLabel('Message', {exact: true}).fill('trying this **out**');
    await page.getByRole('button', {name: 'Send a test'}).click();
    const arrived = page.getByRole('region', {name: 'What arrives'});
    await arrived.getByText('trying this out').waitFor();
    await arrived.getByText('posted', {exact: true}).waitFor();
    await picture(page, 'hook-light');
});

step('the log tells what came, what became of it and why', async ({page, address}) => {
    assert.deepEqual(await send(address, {text: 'a backup is done'}), [200, 'ok']);
    const [status] = await send(address, '{"text": ');
    assert.equal(status, 400);
    await tab(page, 'Received');
    const log = page.getByRole('list', {name: 'Requests'});
    await log.getByText('refused').waitFor();
    assert.equal(await log.getByRole('listitem').count(), 3);
    await log.getByRole('button', {name: /refused/}).click();
    await log.getByText('Answered 400').waitFor();
    assert.ok((await log.innerText()).includes('{"text":'), 'the body is shown');
    await picture(page, 'received-light');
    await page.getByLabel('Outcome').selectOption('posted');
    await log.getByText('refused').waitFor({state: 'detached'});
    await log.getByRole('listitem').nth(1).waitFor();
    assert.equal(await log.getByRole('listitem').count(), 2);
});

step('a request is sent again', async ({page, place}) => {
    const log = page.getByRole('list', {name: 'Requests'});
    await log.getByRole('button', {expanded: false}).first().click();
    await log.getByText('a backup is done').first().waitFor();
    await log.getByRole('button', {name: 'Replay'}).click();
    await page.getByText('Sent again: posted.').waitFor();
    const {posts} = await place.admin.get(`/channels/${place.square.id}/posts`);
    assert.equal(Object.values(posts).filter((post) => post.message === 'a backup is done').length, 2);
});

step('its settings are kept', async ({page, address, place}) => {
    await tab(page, 'Settings');
    await page.getByLabel('Name', {exact: true}).fill('Nightly backups');
    await page.getByLabel('Only this channel').check();
    await page.getByRole('button', {name: 'Save', exact: true}).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('heading', {name: 'Nightly backups'}).waitFor();
    const hook = await place.admin.get(`/hooks/incoming/${address.split('/').pop()}`);
    assert.deepEqual([hook.display_name, hook.channel_locked], ['Nightly backups', true]);
});

step('a new address; the old one works on for a while', async (scene) => {
    const {page, address} = scene;
    await pick(page, 'Give it a new address');
    await page.getByRole('dialog').getByRole('button', {name: 'New address'}).click();
    await page.getByText('Here is the new address.').waitFor();
    await page.waitForFunction((old) => !document.body.innerText.includes(old), address);
    scene.fresh = await addressOn(page);
    assert.notEqual(scene.fresh, address);
    assert.deepEqual(await send(scene.fresh, {text: 'by the new one'}), [200, 'ok']);
    assert.deepEqual(await send(address, {text: 'by the old one'}), [200, 'ok']);
});

step('disabled, it refuses; switched on, it posts again', async ({page, fresh}) => {
    await pick(page, 'Disable');
    await page.getByText('The webhook is disabled.', {exact: true}).waitFor();
    const [status] = await send(fresh, {text: 'must not appear'});
    assert.ok(status >= 400, `status ${status}`);
    await tab(page, 'Set up');
    await page.getByRole('button', {name: 'Send a test'}).click();
    await page.getByText('This webhook is switched off.').first().waitFor();
    await pick(page, 'Switch on');
    await page.getByText('The webhook is live again.').waitFor();
    assert.deepEqual(await send(fresh, {text: 'here again'}), [200, 'ok']);
});

step('the list shows how it fares; deleted, its address is gone', async ({page, fresh}) => {
    await page.getByRole('link', {name: 'Incoming webhooks'}).last().click();
    const row = page.getByRole('table', {name: 'Incoming webhooks'}).getByRole('row', {name: /Nightly backups/});
    await row.getByText('live', {exact: true}).waitFor();
    await picture(page, 'hooks-light');
    await row.getByRole('link', {name: 'Nightly backups'}).click();
    await pick(page, 'Delete');
    await page.getByRole('dialog').getByRole('button', {name: 'Delete'}).click();
    await page.getByText('No webhooks yet').waitFor();
    const [status] = await send(fresh, {text: 'must not appear'});
    assert.ok(status >= 400, `status ${status}`);
});

step('what the hook posted stands in the channel, what it refused does not', async ({page}) => {
    await page.goto('/ops/channels/town-square');
    await messageOf(page, 'here again').waitFor();
    assert.equal(await messageOf(page, 'must not appear').count(), 0);
    assert.deepEqual(page.faults, []);
});
