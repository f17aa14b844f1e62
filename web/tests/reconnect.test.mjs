// The socket breaks, the server is killed and comes back: nothing is lost, nothing doubled, nothing out of order.
import assert from 'node:assert/strict';
import {composerOf, messageOf, messagesOf, pageOf, write} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

const step = story(async (scene) => {
    scene.place = await makePlace(scene.server, 'bob');
    scene.page = await pageOf(scene.browser, scene.server, 'admin', '/ops/channels/town-square');
    await composerOf(scene.page).waitFor();
});

const lost = (page) => page.getByText('Connection lost. Trying again…');

/** What stands in the list, from above, of the messages of this test. */
async function shown(page) {
    const texts = await messagesOf(page).locator('article .markdown').allInnerTexts();
    return texts.map((text) => text.trim()).filter((text) => /^(before|while|kept|after|cut)/.test(text));
}

/** The same, as the server tells it. */
async function told({admin, square}) {
    const {order, posts} = await admin.get(`/channels/${square.id}/posts?per_page=200`);
    return order.reverse().map((id) => posts[id].message).filter((text) => /^(before|while|kept|after|cut)/.test(text));
}

async function agree(page, place) {
    const wanted = await told(place);
    await messageOf(page, wanted.at(-1)).waitFor();
    assert.deepEqual(await shown(page), wanted);
    assert.equal(new Set(wanted).size, wanted.length, 'no message is there twice');
}

step('a killed server: what was said before, while the page was away, and after', async ({server, page, place}) => {
    for (let at = 0; at < 5; at++) await write(page, `before ${at}`);
    await messageOf(page, 'before 4').waitFor();
    await page.waitForFunction(() => !document.querySelector('.post-pending'));
    await server.kill();
    await lost(page).waitFor();
    await write(page, 'kept for later');
    await messageOf(page, 'kept for later').getByText('Not sent.').waitFor();
    await server.start();
    for (let at = 0; at < 5; at++) await place.bob.say(place.square, `while ${at}`);
    await lost(page).waitFor({state: 'detached', timeout: 60000});
    await messageOf(page, 'while 4').waitFor();
    await messageOf(page, 'Not sent.').waitFor({state: 'detached'});
    const all = await place.admin.get(`/channels/${place.square.id}/posts?per_page=200`);
    const kept = Object.values(all.posts).filter((post) => post.message === 'kept for later');
    assert.equal(kept.length, 1, 'it went by itself, once');
    await place.bob.say(place.square, 'after all');
    await messageOf(page, 'after all').waitFor();
    await agree(page, place);
});

step('a second kill in the middle of what many say', async ({server, page, place}) => {
    let going = true;
    const said = [];
    const talk = async (who) => {
        for (let at = 0; going; at++) {
            const text = `while ${who.name} ${at} goes on`;
            await who.say(place.square, text).then(() => said.push(text), () => new Promise((done) => setTimeout(done, 50)));
        }
    };
    const talks = [talk(place.admin), talk(place.bob)];
    await messageOf(page, 'goes on').first().waitFor();
    await server.kill();
    await lost(page).waitFor();
    await server.start();
    await lost(page).waitFor({state: 'detached', timeout: 60000});
    going = false;
    await Promise.all(talks);
    await place.bob.say(place.square, 'after this too');
    await messageOf(page, 'after this too').waitFor();
    // The page holds only what is near the screen: that must be the end of what the server tells.
    const {order, posts} = await place.admin.get(`/channels/${place.square.id}/posts?per_page=200`);
    const there = order.map((id) => posts[id].message);
    for (const text of said.slice(-150)) assert.equal(there.filter((one) => one === text).length, 1, text);
    const seen = await shown(page);
    assert.deepEqual(seen, (await told(place)).slice(-seen.length));
});

step('a socket that breaks while the server lives is resumed, edits and deletions included', async ({browser, server, place}) => {
    const page = await pageOf(browser, server, 'bob', '/ops/channels/off-topic');
    const channel = await place.admin.get(`/teams/${place.team.id}/channels/name/off-topic`);
    const sockets = [];
    let open = true;
    await page.routeWebSocket(/websocket/, (socket) => {
        if (!open) return void socket.close({code: 1013});
        sockets.push(socket);
        socket.connectToServer();
    });
    await page.reload();
    await composerOf(page).waitFor();
    const edited = await place.admin.say(channel, 'cut to be changed');
    const removed = await place.admin.say(channel, 'cut to be removed');
    await messageOf(page, 'cut to be removed').waitFor();
    open = false;
    for (const socket of sockets) await socket.close({code: 4000});
    await lost(page).waitFor();
    for (let at = 0; at < 3; at++) await place.admin.say(channel, `while cut ${at}`);
    await place.admin.put(`/posts/${edited.id}/patch`, {message: 'cut and changed'});
    await place.admin.call('DELETE', `/posts/${removed.id}`);
    open = true;
    await lost(page).waitFor({state: 'detached', timeout: 60000});
    await messageOf(page, 'while cut 2').waitFor();
    await messageOf(page, 'cut to be removed').waitFor({state: 'detached'});
    assert.deepEqual(await shown(page), ['cut and changed', 'while cut 0', 'while cut 1', 'while cut 2']);
    assert.deepEqual(page.faults, []);
});

step('what could not be sent goes again by itself, once; then it waits for a hand', async ({browser, server, place}) => {
    const page = await pageOf(browser, server, 'bob', '/ops/channels/off-topic');
    const tries = [];
    let reach = false;
    await page.route('**/api/v4/posts', (route) => {
        tries.push(route.request().postDataJSON().pending_post_id);
        return reach ? route.continue() : route.abort();
    });
    const sockets = [];
    await page.routeWebSocket(/websocket/, (socket) => {
        sockets.push(socket);
        socket.connectToServer();
    });
    await page.reload();
    await composerOf(page).waitFor();
    await write(page, 'after a hand');
    await messageOf(page, 'after a hand').getByText('Not sent.').waitFor();
    for (const turn of [1, 2]) {
        await sockets.at(-1).close({code: 4000});
        await lost(page).waitFor();
        await lost(page).waitFor({state: 'detached', timeout: 60000});
        await page.waitForTimeout(500);
        await messageOf(page, 'after a hand').getByText('Not sent.').waitFor();
        assert.equal(tries.length, 2, `tries after ${turn} reconnects`);
    }
    reach = true;
    await messageOf(page, 'after a hand').getByRole('button', {name: 'Try again'}).click();
    await messageOf(page, 'Not sent.').waitFor({state: 'detached'});
    assert.equal(new Set(tries).size, 1, 'always under the same pending id');
    assert.equal(tries.length, 3);
    const channel = await place.admin.get(`/teams/${place.team.id}/channels/name/off-topic`);
    const stored = async () => {
        const {posts} = await place.admin.get(`/channels/${channel.id}/posts?per_page=200`);
        return Object.values(posts).filter((post) => post.message === 'after a hand').length;
    };
    // The mark goes with the try; the post is there a moment later.
    for (let turn = 0; turn < 50 && (await stored()) === 0; ++turn) await page.waitForTimeout(100);
    assert.equal(await stored(), 1);
});
