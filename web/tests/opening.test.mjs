// Where a channel opens, on a machine six times slower: what was read at its end, what is new at its line; a hand is obeyed.
import assert from 'node:assert/strict';
import {composerOf, messageOf, messagesOf, pageOf} from './support/browser.mjs';
import {Program} from './support/program.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

const openings = 6;

// Rows as different in height as people make them.
function words(at, picture) {
    if (at % 7 === 0) return `${at}:\n\n\`\`\`sql\n${'SELECT id, total FROM invoices;\n'.repeat(3 + (at % 9))}\`\`\``;
    if (at % 5 === 0) return `${at}: ${'a long sentence about what was seen on the board '.repeat(8)}`;
    if (picture && at % 11 === 0) return `${at}: ![the board](${picture}?${at})`;
    return `${at}: *short*`;
}

const step = story(
    async (scene) => {
        const place = (scene.place = await makePlace(scene.server, 'bob'));
        scene.program = await new Program().start();
        scene.channel = await place.makeChannel('mixed', 'Mixed');
        for (let at = 1; at <= 150; at++) await place.bob.say(scene.channel, words(at, `${scene.program.url}/picture`));
        await place.bob.say(scene.channel, 'the last one');
        await place.admin.post('/channels/members/me/view', {channel_id: scene.channel.id});
        scene.page = await pageOf(scene.browser, scene.server, 'admin', '/ops/channels/town-square');
        await composerOf(scene.page).waitFor();
        scene.devtools = await scene.page.context().newCDPSession(scene.page);
        await scene.devtools.send('Emulation.setCPUThrottlingRate', {rate: 6});
    },
    ({program}) => program?.stop(),
);

/** How far the list is from its end, once it has kept still for a while. */
async function distance(page) {
    const list = messagesOf(page);
    const look = () => list.evaluate((one) => [Math.round(one.scrollHeight - one.clientHeight - one.scrollTop), one.scrollHeight]);
    let before = '';
    for (let turn = 0; turn < 60; turn++) {
        const [away, height] = await look();
        if (`${away} ${height}` === before) return away;
        before = `${away} ${height}`;
        await page.waitForTimeout(400);
    }
    throw new Error('the list does not come to rest');
}

const latest = (page) => page.getByRole('button', {name: 'Latest messages'});

async function isAtEnd(page, text, when) {
    await messageOf(page, text).waitFor();
    const away = await distance(page);
    assert.ok(away <= 20, `${when}: ${away} pixels above the end`);
    assert.equal(await latest(page).count(), 0, `${when}: the way to the end is not offered at the end`);
}

step('a channel that was read opens at its end, each time', async ({page}) => {
    for (let turn = 1; turn <= openings; turn++) {
        await page.goto('/ops/channels/mixed');
        await isAtEnd(page, 'the last one', `opening ${turn}`);
    }
});

step('so it does when one comes from another channel, and stays there when the window changes', async ({page}) => {
    for (const turn of [1, 2]) {
        await page.getByRole('link', {name: 'Town Square'}).click();
        await page.getByRole('heading', {name: 'Town Square', level: 1}).waitFor();
        await page.getByRole('link', {name: 'Mixed'}).click();
        await isAtEnd(page, 'the last one', `visit ${turn}`);
    }
    for (const size of [{width: 860, height: 480}, {width: 1280, height: 800}]) {
        await page.setViewportSize(size);
        await isAtEnd(page, 'the last one', `${size.width} pixels wide`);
    }
    await composerOf(page).fill('one\ntwo\nthree\nfour\nfive\nsix');
    await isAtEnd(page, 'the last one', 'over a high composer');
    await composerOf(page).fill('');
    await isAtEnd(page, 'the last one', 'over a low composer again');
});

step('what comes is followed at the end, and leaves alone whoever reads above', async ({page, place, channel}) => {
    for (let at = 0; at < 5; at++) await place.bob.say(channel, words(7 * (at + 1), ''));
    await place.bob.say(channel, 'followed');
    await isAtEnd(page, 'followed', 'after what came');
    await messagesOf(page).hover();
    await page.mouse.wheel(0, -900);
    await latest(page).waitFor();
    const before = await distance(page);
    assert.ok(before > 500, `${before} pixels above the end`);
    const top = () => messagesOf(page).evaluate((list) => {
        const edge = list.getBoundingClientRect().top;
        const first = [...list.querySelectorAll('article')].find((one) => one.getBoundingClientRect().top >= edge);
        return {id: first.dataset.post, at: Math.round(first.getBoundingClientRect().top - edge)};
    });
    const seen = await top();
    await place.bob.say(channel, words(35, ''));
    await place.bob.say(channel, 'not followed');
    await page.waitForTimeout(1500);
    assert.deepEqual(await top(), seen, 'the reader stays where they are');
    await latest(page).click();
    await isAtEnd(page, 'not followed', 'after the way to the end');
    await messagesOf(page).focus();
    await page.keyboard.press('Home');
    await latest(page).waitFor();
    assert.ok((await distance(page)) > 500, 'a key leads away as well');
    await page.getByRole('button', {name: 'Latest messages'}).click();
    await isAtEnd(page, 'not followed', 'back again');
});

step('what is new opens at its line', async ({page, place, channel}) => {
    await page.getByRole('link', {name: 'Town Square'}).click();
    await page.getByRole('heading', {name: 'Town Square', level: 1}).waitFor();
    // What was seen until now is told within a second.
    await page.waitForTimeout(1500);
    for (let at = 1; at <= 40; at++) await place.bob.say(channel, `new: ${words(at, '')}`);
    for (const turn of [1, 2]) {
        // Nothing may be read by the page that only arrives.
        await place.admin.post(`/users/${place.admin.id}/posts/${(await oldestNew(place, channel)).id}/set_unread`, {});
        await page.goto('/ops/channels/mixed');
        const line = messagesOf(page).locator('.posts-new');
        await line.waitFor();
        await distance(page);
        const box = await line.boundingBox();
        const list = await messagesOf(page).boundingBox();
        assert.ok(box && box.y >= list.y - 2 && box.y < list.y + list.height / 2, `turn ${turn}: the line stands at ${box?.y}`);
    }
});

async function oldestNew(place, channel) {
    const {order, posts} = await place.admin.get(`/channels/${channel.id}/posts?per_page=200`);
    return order.map((id) => posts[id]).reverse().find((post) => post.message.startsWith('new: '));
}

step('nothing went wrong meanwhile', ({page}) => assert.deepEqual(page.faults, []));
