// From empty data to a post of a hook, seen live, as a person does it: nothing is read, three steps.
import assert from 'node:assert/strict';
import {messageOf, openPage, picture} from './support/browser.mjs';
import {password} from './support/server.mjs';
import {story} from './support/story.mjs';

const step = story();

step('the first person signs up, makes a team and a hook, and sees what it posts', async ({server, browser}, t) => {
    const page = await openPage(browser, server);
    const began = Date.now();
    await page.goto('/');
    await page.getByLabel('Email').fill('ada@example.com');
    assert.equal(await page.getByLabel('Username').inputValue(), 'ada', 'the name is taken from the address');
    await page.getByLabel('Password').fill(password);
    await picture(page, 'first-run-1-light');
    await page.getByRole('button', {name: 'Create the administrator'}).click();
    await page.getByLabel('Team name').fill('Operations');
    await picture(page, 'first-run-2-light');
    await page.getByRole('button', {name: 'Make the team'}).click();
    await page.getByLabel('What will post?').fill('Deploys');
    await page.getByRole('button', {name: 'Make the hook'}).click();
    const address = await page.getByRole('group', {name: 'hook address'}).locator('code').innerText();
    assert.match(address, new RegExp(`^${server.url}/hooks/[a-z0-9]{26}$`));

    const live = page.getByRole('region', {name: 'Live in Town Square'});
    await page.getByRole('button', {name: 'Send a test'}).click();
    await live.getByText('It works: this came through the hook.').waitFor();
    const sent = Date.now();
    const answer = await fetch(address, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: '{"text":"build *1017* passed"}',
    });
    assert.equal(await answer.text(), 'ok');
    await live.getByText('build 1017 passed').waitFor();
    t.diagnostic(`a post of a hook was on the page ${Date.now() - sent} ms after its request began`);
    await picture(page, 'first-run-3-light');

    await page.getByRole('button', {name: 'Go to Operations'}).click();
    await messageOf(page, 'build 1017 passed').waitFor();
    const seconds = (Date.now() - began) / 1000;
    t.diagnostic(`from the first page to the hook's post in its channel: ${seconds.toFixed(1)} s without a person's pauses`);
    assert.ok(seconds < 60, `it took ${seconds} s`);
    const me = await (await fetch(`${server.url}/api/v4/users/login`, {
        method: 'POST',
        body: JSON.stringify({login_id: 'ada', password}),
    })).json();
    assert.ok(me.roles.split(' ').includes('system_admin'), `roles of the first person: ${me.roles}`);
    assert.deepEqual(page.faults, []);
});
