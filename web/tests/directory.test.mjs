// GitHub is found in the directory, its hook made, its sample sent and seen; then a filter is written for a request that
// nobody knew, tried as it is written, saved, and the next request is posted by it; an earlier version comes back.
import assert from 'node:assert/strict';
import {messageOf, messagesOf, pageOf, picture} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

const filter = '{posts: [{text: "**\\(.body.sensor)** has \\(.body.celsius) degrees"}]}';
let page;
let hook;
let unknown;

const step = story(async ({server, browser}) => {
    const place = await makePlace(server);
    hook = await place.makeHook(place.square);
    unknown = (celsius) => server.hook(hook.id, {sensor: 'cellar', celsius, state: 'hot'});
    page = await pageOf(browser, server, 'admin', '/ops/integrations/directory');
});

async function write(text) {
    await page.getByRole('textbox', {name: 'Filter in jq'}).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type(text);
}

async function save(version) {
    await page.getByRole('button', {name: 'Save and use'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Save and use'}).click();
    await page.getByText(`Version ${version} is in use.`).waitFor();
}

step('GitHub is found in the directory, its hook made, its sample sent and seen', async () => {
    await page.goto('/ops/integrations/directory');
    await page.getByLabel('Search integrations').fill('github');
    await page
        .getByRole('link', {name: /^GitHub/})
        .first()
        .click();
    await page.getByRole('button', {name: 'New webhook for GitHub'}).click();
    await page.getByRole('button', {name: 'Create webhook'}).click();
    await page
        .getByRole('button', {name: /Send a sample: push/})
        .first()
        .click();
    await page.getByRole('article', {name: 'Post by GitHub'}).waitFor();
    await picture(page, 'directory');
});

step('a filter is written for a request that nobody knew, and an earlier version comes back', async () => {
    await unknown(31);
    await page.goto(`/ops/integrations/incoming/${hook.id}/received`);
    await page.getByRole('list', {name: 'Requests'}).getByRole('button').first().click();
    await page.getByRole('button', {name: 'Write a filter for this'}).click();
    await write('{posts: [nothing_known]}');
    await page.getByRole('alert').waitFor();
    await write(filter);
    await page.getByRole('region', {name: 'Post'}).getByText('has 31 degrees').waitFor();
    await picture(page, 'filter');
    await save(1);
    await unknown(40);
    await page.getByRole('tab', {name: 'Set up'}).click();
    await page.getByRole('article').getByText('has 40 degrees').waitFor();
    await page.getByRole('tab', {name: 'Filter', exact: true}).click();
    await write(`${filter} # once more`);
    await save(2);
    await page.getByRole('button', {name: 'Versions'}).click();
    await page.getByRole('button', {name: /^Version 1/}).click();
    await page.getByRole('button', {name: 'Go back to version 1'}).click();
    await page.getByText('Version 1 is in use.').waitFor();
    assert.deepEqual(page.faults, []);
});

step('both stand in the channel', async () => {
    await page.goto('/ops/channels/town-square');
    await messageOf(page, 'cellar has 40 degrees').waitFor();
    await messagesOf(page).getByRole('article').filter({hasText: 'GitHub'}).first().waitFor();
    assert.deepEqual(page.faults, []);
});
