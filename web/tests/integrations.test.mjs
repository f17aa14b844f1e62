// An administrator makes a bot with a token that may do less than its owner, and an OAuth app.
import assert from 'node:assert/strict';
import {pageOf} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

let page;

const step = story(async (scene) => {
    scene.place = await makePlace(scene.server);
    page = await pageOf(scene.browser, scene.server, 'admin', '/ops/integrations');
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
