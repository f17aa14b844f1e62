// What the page costs: bytes at first, the way from the answer to login to a channel, a long channel, a burst into an open one.
// The bounds are wide, for machines that do more at the same time; the figures are printed beside the load.
import assert from 'node:assert/strict';
import {loadavg} from 'node:os';
import {composerOf, messageOf, messagesOf, openPage, pageOf} from './support/browser.mjs';
import {makePlace, password} from './support/server.mjs';
import {story} from './support/story.mjs';

const step = story(async (scene) => {
    const place = (scene.place = await makePlace(scene.server, 'bob'));
    for (let at = 0; at < 30; at++) await place.bob.say(place.square, `message ${at} of **thirty**`);
});

const load = () => `load ${loadavg()[0].toFixed(1)}`;
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const most = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * part)] ?? 0;

/** Sums what is sent over the wire, by type of resource. */
async function weigh(page) {
    const session = await page.context().newCDPSession(page);
    const types = new Map();
    const sums = {Script: 0, Stylesheet: 0};
    session.on('Network.responseReceived', ({requestId, type}) => types.set(requestId, type));
    session.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
        const type = types.get(requestId);
        if (type in sums) sums[type] += encodedDataLength;
    });
    await session.send('Network.enable');
    return sums;
}

// Notes when the first message of a channel was seen, by the page's own clock.
function noteFirstMessage() {
    window.firstMessage = 0;
    const look = () => {
        const message = document.querySelector('.posts article .markdown');
        if (message?.checkVisibility({visibilityProperty: true})) window.firstMessage = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}

step('first load: script and style under 200 kB; a channel 300 ms after the answer to login', async ({server, browser}, t) => {
    const took = [];
    for (let turn = 0; turn < 4; turn++) {
        const page = await openPage(browser, server);
        await page.addInitScript(noteFirstMessage);
        const sums = await weigh(page);
        await page.goto('/login?to=/ops/channels/town-square');
        await page.getByLabel('Email or username').fill('admin');
        await page.getByLabel('Password').fill(password);
        await page.getByRole('button', {name: 'Sign in'}).click();
        await page.waitForFunction(() => window.firstMessage > 0);
        if (turn === 0) {
            const whole = sums.Script + sums.Stylesheet;
            const parts = `script ${kilo(sums.Script)}, style ${kilo(sums.Stylesheet)}`;
            t.diagnostic(`first load to a channel: ${parts}, sum ${kilo(whole)}`);
            assert.ok(whole > 50_000, 'the sum was taken');
            assert.ok(whole < 200_000, `script and style are ${kilo(whole)}`);
        }
        took.push(await page.evaluate(() => {
            const [login] = performance.getEntriesByType('resource').filter((one) => one.name.endsWith('/users/login'));
            return window.firstMessage - login.responseEnd;
        }));
        assert.deepEqual(page.faults, []);
        await page.context().close();
    }
    const each = took.map((one) => one.toFixed(0)).join(', ');
    t.diagnostic(`from the answer to login to the first message: median ${middle(took).toFixed(0)} ms of ${each} (${load()})`);
    assert.ok(middle(took) < 3000, `${middle(took)} ms`);
});

step('a channel of 10,000 messages scrolls without jank', async ({server, browser, place}, t) => {
    const channel = await place.makeChannel('long', 'Long');
    const hook = await place.makeHook(channel);
    const began = Date.now();
    const entry = (_, at) => `entry ${at}: the *job* of host-${at % 17} took ${at % 60} s`;
    await server.flood(hook.id, Array.from({length: 10_000}, entry));
    t.diagnostic(`10,000 messages sent in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    await place.admin.post('/channels/members/me/view', {channel_id: channel.id});
    const page = await pageOf(browser, server, 'admin', '/ops/channels/long');
    await messagesOf(page).getByRole('article').first().waitFor();
    await page.evaluate(() => {
        window.frames_ = [];
        window.long_ = [];
        const heard = (list) => window.long_.push(...list.getEntries().map((one) => one.duration));
        new PerformanceObserver(heard).observe({type: 'longtask'});
        let last = performance.now();
        const frame = (now) => {
            window.frames_.push(now - last);
            last = now;
            requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
    });
    await messagesOf(page).hover();
    const seen = new Set();
    let nodes = 0;
    const until = Date.now() + 8000;
    while (Date.now() < until) {
        await page.mouse.wheel(0, -700);
        const now = await page.evaluate(() => [...document.querySelectorAll('.posts article')].map((one) => one.dataset.post));
        for (const id of now) seen.add(id);
        nodes = Math.max(nodes, now.length);
    }
    const {frames, long} = await page.evaluate(() => ({frames: window.frames_, long: window.long_}));
    t.diagnostic(
        `8 s of scrolling passed ${seen.size} messages, at most ${nodes} in the page; ` +
            `frames: median ${middle(frames).toFixed(1)} ms, ` +
            `p95 ${most(frames, 0.95).toFixed(1)} ms, longest ${Math.max(...frames).toFixed(0)} ms; ` +
            `${long.length} tasks over 50 ms, longest ${Math.max(0, ...long).toFixed(0)} ms (${load()})`,
    );
    assert.ok(seen.size > 200, `only ${seen.size} messages were passed`);
    assert.ok(nodes < 200, `${nodes} messages are in the page at once`);
    assert.ok(most(frames, 0.95) < 500, `p95 of frames is ${most(frames, 0.95)} ms`);
    assert.deepEqual(page.faults, []);
    await page.context().close();
});

step('a burst of 500 messages a second leaves the page at hand', async ({server, browser, place}, t) => {
    const channel = await place.makeChannel('burst', 'Burst');
    const hook = await place.makeHook(channel);
    const page = await pageOf(browser, server, 'admin', '/ops/channels/burst');
    await composerOf(page).waitFor();
    await page.evaluate(() => {
        window.delays_ = [];
        window.tasks_ = [];
        const heard = (list) => window.tasks_.push(...list.getEntries().map((one) => one.duration));
        new PerformanceObserver(heard).observe({type: 'longtask'});
        document.addEventListener('input', (event) => {
            const at = event.timeStamp;
            // Two frames on, what was typed is on the screen.
            requestAnimationFrame(() => requestAnimationFrame(() => window.delays_.push(performance.now() - at)));
        }, true);
    });
    await composerOf(page).focus();
    const began = Date.now();
    let typing = true;
    const typed = (async () => {
        let text = '';
        for (let at = 0; typing; at++) {
            await page.keyboard.press('abcdefghij'[at % 10]);
            text += 'abcdefghij'[at % 10];
            await page.waitForTimeout(60);
        }
        return text;
    })();
    await server.flood(hook.id, Array.from({length: 1500}, (_, at) => `burst ${at} of the *many*`), (at) => began + at * 2);
    const sent = Date.now() - began;
    typing = false;
    const text = await typed;
    await server.hook(hook.id, {text: 'the very last'});
    await messageOf(page, 'the very last').waitFor();
    const shown = Date.now() - began - sent;
    const [delays, tasks] = await page.evaluate(() => [window.delays_, window.tasks_]);
    t.diagnostic(
        `1,500 messages in ${(sent / 1000).toFixed(1)} s; ` +
            `a typed letter was on the screen after: median ${middle(delays).toFixed(0)} ms, ` +
            `p95 ${most(delays, 0.95).toFixed(0)} ms, longest ${Math.max(...delays).toFixed(0)} ms of ${delays.length}; ` +
            `${tasks.length} tasks over 50 ms, longest ${Math.max(0, ...tasks).toFixed(0)} ms; ` +
            `the message after them was shown ${shown} ms later (${load()})`,
    );
    assert.equal(await composerOf(page).inputValue(), text, 'every letter arrived, in order');
    assert.ok(delays.length > 20, `only ${delays.length} letters were timed`);
    assert.ok(middle(delays) < 1000, `the median letter took ${middle(delays)} ms`);
    assert.ok(most(delays, 0.95) < 2000, `p95 of letters is ${most(delays, 0.95)} ms`);
    const {order} = await place.admin.get(`/channels/${channel.id}/posts?per_page=200`);
    const last = await messagesOf(page).locator('article').evaluateAll((all) => all.map((one) => one.dataset.post));
    assert.deepEqual(last, order.slice(0, last.length).reverse(), 'the page ends as the channel does');
    assert.deepEqual(page.faults, []);
});
