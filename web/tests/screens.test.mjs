// The main screens, light and dark: axe finds nothing serious on them, and their pictures are there to be looked at.
import assert from 'node:assert/strict';
import {accessibilityFaults} from './support/accessible.mjs';
import {messageOf, openPage, pageOf, picture, toolsOf} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

const step = story(async (scene) => {
    const place = (scene.place = await makePlace(scene.server, 'bob', 'carla'));
    const {admin, bob, carla, square} = place;
    await place.makeChannel('deploys', 'Deploys');
    await admin.put(`/channels/${square.id}/patch`, {header: 'What concerns everybody. [Handbook](https://handbook.example)'});
    await admin.put(`/users/${bob.id}/patch`, {first_name: 'Bob', last_name: 'Berger', position: 'Operations'});
    const hook = await place.makeHook(square, {display_name: 'Pipeline', username: 'pipeline'});
    const root = await bob.say(square, 'The **billing** service is slow since 9:40, see `p99` on the board.');
    await carla.say(square, 'I see it too', {root_id: root.id});
    const work = await admin.say(square, 'On it, @bob. It is the new index:\n\n```sql\nSELECT id, total FROM invoices\nWHERE paid = false; -- 3 s\n```');
    await bob.say(square, 'That was it, thank you.', {root_id: work.id});
    await admin.post('/reactions', {user_id: admin.id, post_id: root.id, emoji_name: 'eyes'});
    await carla.post('/reactions', {user_id: carla.id, post_id: root.id, emoji_name: 'eyes'});
    await carla.say(square, '> slow since 9:40\n\n1. roll back\n2. look at the plan\n\n- [x] rolled back\n- [ ] looked');
    await scene.server.hook(hook.id, {
        attachments: [
            {
                color: 'good',
                title: 'Deploy of billing 4.2.1 passed',
                title_link: 'https://ci.example/1017',
                text: '3 commits by bob and carla',
                fields: [
                    {title: 'Stage', value: 'production', short: true},
                    {title: 'Took', value: '2 min 11 s', short: true},
                ],
                footer: 'pipeline 1017',
                actions: [{id: 'back', name: 'Roll back', style: 'danger', integration: {url: 'http://127.0.0.1:9/'}}],
            },
        ],
    });
    await admin.post(`/posts/${root.id}/pin`);
    const direct = await bob.post('/channels/direct', [bob.id, admin.id]);
    await bob.say(direct, 'Thanks for the quick look!');
    scene.root = root;
});

const square = '/ops/channels/town-square';
const shown = (page) => messageOf(page, 'rolled back').waitFor();
const headed = (page) => page.getByRole('main').getByRole('heading').first().waitFor();

// Name, path, and what is opened there.
const openings = [
    ['channel', square, shown],
    ['thread', square, async (page) => {
        await messageOf(page, 'billing service').getByRole('button', {name: /1 reply/}).click();
        await page.getByRole('log', {name: 'Replies'}).getByText('I see it too').waitFor();
    }],
    ['members', square, (page) => page.getByRole('button', {name: /^Members/}).click()],
    ['about', square, (page) => page.getByRole('button', {name: 'About this channel'}).click()],
    ['pinned', square, (page) => page.getByRole('button', {name: 'Pinned messages'}).click()],
    ['search', square, async (page) => {
        await page.getByRole('button', {name: 'Search', exact: true}).click();
        await page.getByRole('searchbox').first().fill('index');
        await page.keyboard.press('Enter');
        await page.getByRole('complementary').getByRole('article').first().waitFor();
    }],
    ['switcher', square, async (page) => {
        await page.keyboard.press('Control+k');
        await page.getByRole('option', {name: /Deploys/}).waitFor();
    }],
    ['emoji', square, async (page) => {
        await (await toolsOf(messageOf(page, 'rolled back'))).getByRole('button', {name: 'Add a reaction'}).click();
        await page.getByLabel('Search emoji').fill('ship');
    }],
    ['message-menu', square, async (page) => {
        await (await toolsOf(messageOf(page, 'On it'))).getByRole('button', {name: 'More'}).click();
        await page.getByRole('menuitem').first().waitFor();
    }],
    ['person', square, async (page) => {
        await messageOf(page, 'billing service').getByRole('button', {name: 'bob'}).first().click();
        await page.getByRole('dialog').waitFor();
    }],
    ['create-channel', square, async (page) => {
        await page.getByRole('button', {name: 'Add channels and people'}).click();
        await page.getByRole('menuitem', {name: 'Create a channel'}).click();
        await page.getByRole('dialog').waitFor();
    }],
    ['move-channel', square, async (page) => {
        await page.getByRole('main').getByRole('button', {name: 'Town Square', exact: true}).click();
        await page.getByRole('menuitem', {name: 'Move to…'}).click();
        await page.getByRole('dialog').getByLabel('Category').selectOption('A new one…');
    }],
    ['browse', square, async (page) => {
        await page.getByRole('button', {name: 'Add channels and people'}).click();
        await page.getByRole('menuitem', {name: 'Browse channels'}).click();
        await page.getByRole('dialog').getByRole('button', {name: 'Open Deploys'}).waitFor();
    }],
    ['direct', '/ops/messages/@bob', (page) => messageOf(page, 'Thanks for the quick look!').waitFor()],
    ['threads', '/ops/threads', headed],
    ...['profile', 'notices', 'display', 'security', 'tokens'].map((name) => [`settings-${name}`, `/settings/${name}`, headed]),
];

for (const colorScheme of ['light', 'dark']) {
    const look = {colorScheme, reducedMotion: 'reduce'};
    // Only colours differ in the dark.
    const rules = colorScheme === 'dark' ? ['color-contrast'] : [];
    step(`at the door, ${colorScheme}`, async ({server, browser}) => {
        const page = await openPage(browser, server, look);
        const faults = [];
        for (const name of ['login', 'signup']) {
            await page.goto(`/${name}`);
            await page.getByLabel('Password').waitFor();
            await picture(page, `${name}-${colorScheme}`);
            faults.push(...(await accessibilityFaults(page, 'body', ...rules)));
        }
        assert.deepEqual(faults, []);
        assert.deepEqual(page.faults, []);
        await page.context().close();
    });
    step(`within, ${colorScheme}`, async ({server, browser}) => {
        const page = await pageOf(browser, server, 'admin', '/settings/profile', look);
        const faults = [];
        for (const [name, path, open] of openings) {
            await page.goto(path);
            if (path === square) await shown(page);
            await open(page);
            await page.locator('.spinner').first().waitFor({state: 'detached'});
            await picture(page, `${name}-${colorScheme}`);
            faults.push(...(await accessibilityFaults(page, 'body', ...rules)).map((fault) => `${name}: ${fault}`));
        }
        assert.deepEqual(faults, []);
        assert.deepEqual(page.faults, []);
        await page.context().close();
    });
}
