// An administrator makes a hook, tests it, reads its log, sends again, changes, disables, rotates and deletes it; then a bot
// with a token that may do less than its owner.
import assert from 'node:assert/strict';
import {pageOf, picture} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

let page;

const step = story(async (scene) => {
    scene.place = await makePlace(scene.server);
    await scene.place.makeHook(scene.place.square);
    page = await pageOf(scene.browser, scene.server, 'admin', '/ops/integrations');
});

step('a new hook is tested, its log read, a request sent again', async () => {
    await page.goto('/ops/integrations');
    await page.getByRole('button', {name: 'New webhook'}).click();
    await page.getByLabel('Name', {exact: true}).fill('Deploys');
    await page.keyboard.press('Enter');
    await page.getByRole('button', {name: 'Send a test'}).click();
    await page.getByRole('article').getByText('This is a test. It works.').waitFor();
    await picture(page, 'hook');

    await page.getByRole('tab', {name: 'Received'}).click();
    await page.getByRole('button', {name: /posted Request 1/}).click();
    await page.getByRole('button', {name: 'Replay'}).click();
    await page.getByRole('button', {name: /posted Request 2/}).waitFor();
    await picture(page, 'received');
});

step('a hook is changed, disabled, switched on, given a new address and deleted', async () => {
    await page.getByRole('tab', {name: 'Settings', exact: true}).click();
    await page.getByLabel('Description').fill('What was rolled out');
    await page.getByRole('button', {name: 'Save', exact: true}).click();
    await page.getByText('Saved.', {exact: true}).waitFor();

    await page.getByRole('button', {name: 'More', exact: true}).click();
    await page.getByRole('menuitem', {name: 'Disable'}).click();
    await page.getByRole('heading', {name: 'Deploys disabled'}).waitFor();
    await page.getByRole('tab', {name: 'Set up'}).click();
    await page.getByRole('button', {name: 'Send a test'}).click();
    await page.getByText('This webhook is switched off.').first().waitFor();

    await page.getByRole('button', {name: 'More', exact: true}).click();
    await page.getByRole('menuitem', {name: 'Switch on'}).click();
    await page.getByRole('heading', {name: 'Deploys live'}).waitFor();
    const before = page.url();
    await page.getByRole('button', {name: 'More', exact: true}).click();
    await page.getByRole('menuitem', {name: 'Give it a new address'}).click();
    await page.getByRole('button', {name: 'New address'}).click();
    await page.waitForURL((url) => url.href !== before);
    await page.getByRole('article').first().waitFor();

    await page.getByRole('button', {name: 'More', exact: true}).click();
    await page.getByRole('menuitem', {name: 'Delete'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Delete'}).click();
    await page.getByRole('table', {name: 'Incoming webhooks'}).waitFor();
    assert.equal(await page.getByText('Deploys').count(), 0, 'the deleted hook is still in the list');
});

step('a bot gets a token that may do less than its owner, which is shown once and revoked', async () => {
    await page.goto('/ops/integrations/bots/new');
    await page.getByLabel('Username').fill('deploybot');
    await page.getByRole('button', {name: 'Create bot'}).click();
    await page.getByRole('button', {name: 'New token'}).click();
    await page.getByLabel('What it is for').fill('ci');
    await page.getByLabel('It may do less than its owner').check();
    await page.getByLabel('Town Square', {exact: true}).check();
    await page.getByRole('button', {name: 'Create token'}).click();
    await page.getByText('it is not shown again').waitFor();
    await page.getByText('may only read and post · in 1 channel').waitFor();
    await page.getByRole('button', {name: 'Revoke'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Revoke'}).click();
    await page.getByText('No token yet').waitFor();
});

step('an OAuth app is registered, and its secret replaced', async () => {
    await page.goto('/ops/integrations/apps/new');
    await page.getByLabel('Name', {exact: true}).fill('Board');
    await page.getByLabel('Description').fill('Shows boards');
    await page.getByLabel('Homepage').fill('https://board.example');
    await page.getByLabel('Callback URLs').fill('https://board.example/back');
    await page.getByRole('button', {name: 'Create app'}).click();
    const secret = page.getByRole('group', {name: 'Client secret'}).locator('code');
    const before = await secret.innerText();
    await page.getByRole('button', {name: 'Replace'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Replace'}).click();
    await page.getByRole('dialog').waitFor({state: 'detached'});
    await secret.filter({hasNotText: before}).waitFor();
    assert.deepEqual(page.faults, []);
});
