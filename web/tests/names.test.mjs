// Every attack as the name of something: people, channels, teams, hooks, files, statuses. Nothing runs, nothing is broken open.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {composerOf, messageOf, messagesOf, pageOf} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

// The table is TypeScript for its one type.
const table = readFileSync(new URL('../src/rendering/attacks.ts', import.meta.url), 'utf8').replace(': [string, string][]', '');
const {attacks} = await import(`data:text/javascript,${encodeURIComponent(table)}`);
// As long as a name may be, and of one line.
const texts = attacks.map(([, text]) => text.replace(/\s+/g, ' ').slice(0, 60).trim()).filter(Boolean);

/** What must not be there, as sentences; runs in the page. */
function opened() {
    const wanted = 'iframe, object, embed, form[action], base[href*="evil"], img[src="x"], math, marquee, [srcdoc]';
    const faults = [...document.querySelectorAll(wanted)].map((one) => `element ${one.outerHTML.slice(0, 100)}`);
    for (const element of document.querySelectorAll('*'))
        for (const {name, value} of element.attributes) {
            if (name.startsWith('on')) faults.push(`attribute ${name}`);
            if (/^(href|src|action)$/.test(name) && /^\s*(javascript|vbscript|data:text)/i.test(value))
                faults.push(`address ${value}`);
        }
    return faults;
}

const step = story(async (scene) => {
    const place = (scene.place = await makePlace(scene.server, 'bob'));
    const {admin, bob, square, team} = place;
    scene.hooks = [];
    for (const [order, text] of texts.entries()) {
        const channel = await place.makeChannel(`named-${order}`, text);
        await admin.put(`/channels/${channel.id}/patch`, {header: text, purpose: text});
        scene.hooks.push(await place.makeHook(channel, {display_name: text, description: text}));
        await admin.post('/commands', {
            team_id: team.id,
            trigger: `word${order}`,
            method: 'P',
            url: 'http://127.0.0.1:9/',
            display_name: text,
            auto_complete: true,
            auto_complete_hint: text,
            auto_complete_desc: text,
        });
        const person = await scene.server.person(`person${order}`);
        await admin.post(`/teams/${team.id}/members`, {team_id: team.id, user_id: person.id});
        await admin.put(`/users/${person.id}/patch`, {nickname: text, first_name: text, last_name: text, position: text});
        await person.put('/users/me/status/custom', {emoji: 'eyes', text, duration: ''});
        await person.say(square, `said by ${order}, to @bob`, {file_ids: [await upload(person, square, `${text}.txt`)]});
    }
    await admin.put('/config/patch', {TeamSettings: {TeammateNameDisplay: 'full_name'}});
    const hostile = {display_name: '<img src=x onerror=alert(1)>', description: '<svg onload=alert(1)>'};
    await admin.put(`/teams/${team.id}/patch`, hostile);
    await bob.say(square, 'the last one');
    await admin.post('/channels/members/me/view', {channel_id: square.id});
    scene.page = await pageOf(scene.browser, scene.server, 'admin', '/ops/channels/town-square');
    scene.page.on('request', (request) => {
        const elsewhere = !request.url().startsWith(scene.server.url) && !/^(data|blob):/.test(request.url());
        if (elsewhere) scene.page.faults.push(`asked for ${request.url().slice(0, 100)}`);
    });
});

async function upload(person, channel, name) {
    const form = new FormData();
    form.append('channel_id', channel.id);
    form.append('files', new Blob(['some words']), name);
    const answer = await fetch(`${person.server.url}/api/v4/files`, {
        method: 'POST',
        headers: {Authorization: `Bearer ${person.token}`},
        body: form,
    });
    if (!answer.ok) throw new Error(`upload of ${name}: ${await answer.text()}`);
    return (await answer.json()).file_infos[0].id;
}

async function nothingHappened(page) {
    assert.deepEqual(await page.evaluate(opened), []);
    assert.deepEqual(page.faults, []);
}

step('people and files in a channel', async ({page}) => {
    await messageOf(page, 'the last one').waitFor();
    assert.ok((await messagesOf(page).innerText()).includes('.txt'), 'names of files are shown');
    await nothingHappened(page);
    for (let turn = 0; turn < 12; turn++) {
        await messagesOf(page).hover();
        await page.mouse.wheel(0, -500);
        await page.waitForTimeout(60);
        await nothingHappened(page);
    }
});

step('channels in the list, the switcher and their heads', async ({page}) => {
    assert.ok((await page.getByRole('navigation', {name: 'Channels'}).innerText()).includes('<script>alert(1)</script>'));
    await page.keyboard.press('Control+k');
    for (const words of ['alert', 'person', 'style', 'a']) {
        await page.getByRole('combobox', {name: 'Go to a channel or person'}).fill(words);
        await page.waitForTimeout(300);
        await nothingHappened(page);
    }
    await page.keyboard.press('Escape');
    for (let order = 0; order < texts.length; order += 4) {
        await page.goto(`/ops/channels/named-${order}`);
        await composerOf(page).waitFor();
        if (order % 8 === 0) await page.getByRole('button', {name: 'About this channel'}).click();
        await page.waitForTimeout(50);
        await nothingHappened(page);
    }
});

step('members, people and completion', async ({page}) => {
    await page.goto('/ops/channels/town-square');
    await page.getByRole('button', {name: /^Members/}).click();
    await page.getByRole('complementary').getByText(/alert/).first().waitFor();
    await nothingHappened(page);
    await messageOf(page, 'the last one').waitFor();
    for (const words of ['@person1', '/word', '~named']) {
        await composerOf(page).fill('');
        await composerOf(page).pressSequentially(words);
        await page.getByRole('option').first().waitFor();
        await nothingHappened(page);
    }
    await composerOf(page).fill('');
});

step('hooks, commands, administration', async ({page, hooks}) => {
    const paths = ['incoming', `incoming/${hooks[1].id}`, `incoming/${hooks[1].id}/settings`, 'commands', 'outgoing/new'];
    for (const path of [...paths.map((one) => `/ops/integrations/${one}`), '/admin/people', '/admin/teams', '/teams']) {
        await page.goto(path);
        await page.getByRole('main').getByRole('heading').first().waitFor();
        await page.waitForTimeout(200);
        await nothingHappened(page);
    }
});
