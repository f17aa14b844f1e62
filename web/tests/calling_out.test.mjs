// An outgoing webhook and a slash command are made; what they called is looked into, attempt by attempt, and sent again.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after} from 'node:test';
import {pageOf, picture} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

const receiver = createServer((request, answer) => {
    request.resume();
    request.on('end', () => {
        answer.writeHead(request.url === '/bad' ? 500 : 200, {'Content-Type': 'application/json'});
        answer.end(request.url === '/bad' ? 'broken' : '{"text": "Done."}');
    });
});
await new Promise((ready) => receiver.listen(0, '127.0.0.1', ready));
const outside = `http://127.0.0.1:${receiver.address().port}`;

after(() => receiver.close());

let page;
let place;
let channel;

const step = story(async ({server, browser}) => {
    place = await makePlace(server);
    channel = await place.makeChannel('alerts', 'Alerts');
    page = await pageOf(browser, server, 'admin', '/ops/integrations/outgoing');
});

async function makeHook(name, url) {
    await page.goto('/ops/integrations/outgoing/new');
    await page.getByLabel('Name', {exact: true}).fill(name);
    await page.getByRole('combobox', {name: 'Channel'}).selectOption({label: '~Alerts'});
    await page.getByLabel('URLs to call').fill(url);
    await page.getByRole('button', {name: 'Create webhook'}).click();
    await page.getByRole('group', {name: 'Signing secret'}).waitFor();
}

async function makeCommand() {
    await page.goto('/ops/integrations/commands/new');
    await page.getByLabel('Word', {exact: true}).fill('/deploy');
    await page.getByLabel('URL to call').fill(`${outside}/good`);
    await page.getByRole('button', {name: 'Create command'}).click();
    await page.getByRole('group', {name: 'Token'}).waitFor();
    await page.goto('/ops/integrations/commands');
    await page.getByRole('link', {name: '/deploy'}).waitFor();
}

step('two outgoing webhooks are made, one to a receiver that breaks', async () => {
    await makeHook('Deployer', `${outside}/good`);
    await makeHook('Broken', `${outside}/bad`);
    await place.admin.say(channel, 'roll out');
});

step('what they called is looked into, attempt by attempt, and sent again', async () => {
    await page.goto('/ops/integrations/deliveries');
    await page
        .getByRole('row', {name: /Deployer.*delivered/})
        .first()
        .waitFor();
    await page
        .getByRole('row', {name: /Broken.*status 500/})
        .first()
        .waitFor();
    await picture(page, 'deliveries');
    await page
        .getByRole('link', {name: /Broken/})
        .first()
        .click();
    await page.getByRole('list', {name: 'Timing'}).first().waitFor();
    await page.getByText('"roll out"').waitFor();
    await picture(page, 'delivery');
    const before = page.url();
    await page.getByRole('button', {name: 'Replay'}).click();
    await page.waitForURL((url) => url.href !== before);
});

step('a slash command is made', async () => {
    await makeCommand();
    assert.deepEqual(page.faults, []);
});
