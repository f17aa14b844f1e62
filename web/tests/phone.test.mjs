// On a phone: one thing at a time, each the whole width, and tools that a finger finds.
import assert from 'node:assert/strict';
import {messageOf, pageOf, phone, picture, write} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

const held = {viewport: phone, hasTouch: true, isMobile: true};

const step = story(async (scene) => {
    scene.place = await makePlace(scene.server, 'bob');
    const root = await scene.place.bob.say(scene.place.square, 'who is there?');
    await scene.place.admin.say(scene.place.square, 'I am', {root_id: root.id});
    scene.hook = await scene.place.makeHook(scene.place.square);
    scene.page = await pageOf(scene.browser, scene.server, 'bob', '/ops/channels/town-square', held);
});

/** How far the page is wider than the phone. */
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

step('a list of channels, a channel, a thread, each the whole width', async ({page}) => {
    await messageOf(page, 'who is there?').waitFor();
    await picture(page, 'phone-channel');
    assert.equal(await overflow(page), 0);
    await page.getByRole('button', {name: 'Channels', exact: true}).tap();
    await page.waitForTimeout(300);
    await picture(page, 'phone-list');
    await page.getByRole('link', {name: /Off-Topic/}).tap();
    await page.getByLabel('Message Off-Topic').waitFor();
    await write(page, 'from a phone');
    await messageOf(page, 'from a phone').waitFor();
    await page.getByRole('button', {name: 'Channels', exact: true}).tap();
    await page.getByRole('link', {name: /Town Square/}).tap();
    await messageOf(page, 'who is there?').getByRole('button', {name: /1 reply/}).tap();
    await page.getByRole('log', {name: 'Replies'}).getByText('I am').waitFor();
    await picture(page, 'phone-thread');
    assert.equal(await overflow(page), 0);
    const {width} = await page.getByRole('complementary', {name: 'Thread'}).boundingBox();
    assert.ok(width >= phone.width - 1, `the thread is ${width} wide`);
    await page.getByRole('button', {name: 'Close thread'}).tap();
});

step('a message is touched for its tools', async ({page}) => {
    await messageOf(page, 'who is there?').getByText('who is there?').tap();
    await messageOf(page, 'who is there?').getByRole('button', {name: 'Reply', exact: true}).tap();
    await page.getByLabel('Reply to this thread').fill('me too');
    await page.getByRole('button', {name: 'Send'}).last().tap();
    await page.getByRole('log', {name: 'Replies'}).getByText('me too').waitFor();
});

step('no screen is wider than it', async ({browser, server, hook}) => {
    const page = await pageOf(browser, server, 'admin', '/settings/profile', held);
    const paths = [
        'settings/profile', 'settings/notices', 'settings/display', 'settings/security', 'settings/tokens',
        'ops/threads', 'ops/integrations/incoming', 'ops/integrations/incoming/new',
        `ops/integrations/incoming/${hook.id}`, `ops/integrations/incoming/${hook.id}/received`,
        `ops/integrations/incoming/${hook.id}/settings`, 'ops/integrations/directory', 'ops/integrations/deliveries',
        'ops/integrations/outgoing/new', 'ops/integrations/commands/new', 'admin/server', 'admin/people', 'admin/settings',
    ];
    const wide = [];
    for (const path of paths) {
        await page.goto(`/${path}`);
        await page.getByRole('main').getByRole('heading').first().waitFor();
        await page.waitForTimeout(150);
        if ((await overflow(page)) > 0) wide.push(`${path} by ${await overflow(page)}`);
        if (/directory|server$|profile|incoming\/[^n/]+$/.test(path)) await picture(page, `phone-${path.split('/').at(-1).slice(0, 9)}`);
    }
    assert.deepEqual(wide, []);
    assert.deepEqual(page.faults, []);
});
