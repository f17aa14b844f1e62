// Sends every attack of src/rendering/attacks.ts through a hook, in a message and in every part of an attachment, and looks at
// it in a channel: nothing runs, nothing is asked for elsewhere, and no element is there that must not be.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {messagesOf, pageOf} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

// The table is TypeScript for its one type.
const table = readFileSync(new URL('../src/rendering/attacks.ts', import.meta.url), 'utf8').replace(
    ': [string, string][]',
    '',
);
const {attacks} = await import(`data:text/javascript,${encodeURIComponent(table)}`);

function attachmentOf(text) {
    const short = text.slice(0, 2000);
    return {
        fallback: text,
        color: text,
        pretext: text,
        author_name: short,
        author_link: short,
        author_icon: short,
        title: short,
        title_link: short,
        text,
        image_url: short,
        thumb_url: short,
        footer: short,
        footer_icon: short,
        fields: [{title: short, value: text, short: true}],
        actions: [
            {name: short, type: 'button', style: short, tooltip: short, integration: {url: 'http://127.0.0.1/'}},
            {
                name: short,
                type: 'select',
                options: [{text: short, value: short}],
                integration: {url: 'http://127.0.0.1/'},
            },
        ],
    };
}

// Faults of what is shown; runs in the page.
function look() {
    const faults = [];
    const forbidden = /^(script|iframe|object|embed|form|base|meta|link|style|svg|math)$/i;
    for (const element of document.querySelectorAll('.markdown *, .md-line *, .attachments *')) {
        if (forbidden.test(element.tagName)) faults.push(`element ${element.tagName}`);
        for (const {name, value} of element.attributes) {
            if (name.startsWith('on') || name === 'srcdoc') faults.push(`attribute ${name}`);
            if (name === 'href' && !/^(https?|mailto):/.test(value)) faults.push(`address ${value.slice(0, 80)}`);
            if (name === 'src' && !/^https?:/.test(value)) faults.push(`source ${value.slice(0, 80)}`);
        }
    }
    return faults;
}

let place;
let channel;
let hook;
let page;
let asked = [];

const step = story(async ({server, browser}) => {
    place = await makePlace(server);
    channel = await place.makeChannel('alerts', 'Alerts');
    hook = await place.makeHook(channel);
    page = await pageOf(browser, server, 'admin', '/ops/channels/alerts');
    page.on('request', (request) => {
        const elsewhere = !request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url());
        if (elsewhere && request.resourceType() !== 'image') asked.push(request.url().slice(0, 100));
    });
});

for (const [name, whole] of attacks)
    step(name, async ({server}) => {
        asked = [];
        const text = whole.slice(0, 16000);
        await server.hook(hook.id, {text, username: text.slice(0, 60), attachments: [attachmentOf(text)]});
        await server.hook(hook.id, {text: `marked ${name}`});
        // What was read is shown from its end.
        await place.admin.post('/channels/members/me/view', {channel_id: channel.id});
        await page.goto('/ops/channels/alerts');
        await messagesOf(page).getByText(`marked ${name}`, {exact: true}).first().waitFor();
        assert.deepEqual(await page.evaluate(look), []);
        assert.deepEqual(asked, []);
        assert.deepEqual(page.faults, []);
    });
