// Everything that an attachment can hold is on the page; its buttons and menus reach their program, and dialogs come back.
import assert from 'node:assert/strict';
import {messageOf, pageOf, picture} from './support/browser.mjs';
import {Program} from './support/program.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

const step = story(async (scene) => {
    scene.program = await new Program().start();
    scene.place = await makePlace(scene.server, 'bob');
    scene.hook = await scene.place.makeHook(scene.place.square);
    scene.page = await pageOf(scene.browser, scene.server, 'admin', '/ops/channels/town-square');
}, (scene) => scene.program?.stop());

const whole = (url) => ({
    fallback: 'the plain form',
    color: '#a8329e',
    pretext: 'Before the card, with *stress*',
    author_name: 'Release robot',
    author_link: 'https://robot.example/',
    author_icon: `${url}/picture/author`,
    title: 'Version 4.2 is out',
    title_link: 'https://releases.example/4.2',
    text: 'First line with `code`\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    fields: [
        {title: 'Service', value: 'billing', short: true},
        {title: 'Region', value: 'north', short: true},
        {title: 'Notes', value: 'A long value of **its own** line', short: false},
        {title: 'Number', value: 42, short: 'true'},
    ],
    image_url: `${url}/picture/large`,
    thumb_url: `${url}/picture/thumb`,
    footer: 'Release pipeline',
    footer_icon: `${url}/picture/footer`,
    ts: 1764000000,
});

step('every part of an attachment is rendered', async ({server, page, program, hook}) => {
    await server.hook(hook.id, {text: 'a whole one', attachments: [whole(program.url)]});
    const post = messageOf(page, 'a whole one');
    await post.waitFor();
    const card = post.locator('.att-card');
    assert.equal(await card.evaluate((one) => getComputedStyle(one).borderInlineStartColor), 'rgb(168, 50, 158)');
    assert.equal(await post.locator('.att-pretext em').innerText(), 'stress');
    assert.equal(await post.getByRole('link', {name: 'Release robot'}).getAttribute('href'), 'https://robot.example/');
    const title = post.getByRole('heading', {name: 'Version 4.2 is out'}).getByRole('link');
    assert.equal(await title.getAttribute('href'), 'https://releases.example/4.2');
    assert.match(await title.getAttribute('rel'), /noopener/);
    assert.deepEqual(await card.locator('.att-main li').allInnerTexts(), ['one', 'two']);
    assert.equal(await card.getByRole('table').count(), 1);
    const place = async (name) => card.getByText(name, {exact: true}).boundingBox();
    const [service, region, notes, number] = await Promise.all(['Service', 'Region', 'Notes', 'Number'].map(place));
    assert.equal(service.y, region.y, 'short fields stand side by side');
    assert.ok(service.x < region.x && notes.y > service.y && number.y > notes.y);
    assert.equal(await card.getByText('42', {exact: true}).count(), 1);
    for (const part of ['.att-author img', '.att-image img', '.att-thumb', '.att-footer img']) {
        const drawn = () => card.locator(part).evaluate((one) => one.complete && one.naturalWidth > 0);
        await card.locator(part).scrollIntoViewIfNeeded();
        for (let tries = 0; !(await drawn()) && tries < 50; tries++) await page.waitForTimeout(100);
        assert.ok(await drawn(), `${part} is drawn`);
    }
    assert.equal(await card.locator('.att-footer time').getAttribute('datetime'), '2025-11-24T16:00:00.000Z');
    await picture(page, 'attachment-light');
});

step('colours have names; a long text folds; what is bare shows its fallback', async ({server, page, hook}) => {
    const long = Array.from({length: 60}, (_, line) => `line ${line}`).join('\n\n');
    await server.hook(hook.id, {
        text: 'three more',
        attachments: [{color: 'danger', text: 'it burns'}, {text: long}, {fallback: 'only this', color: 'good'}],
    });
    const post = messageOf(page, 'three more');
    const danger = await post.locator('.att-card').first().evaluate((one) => getComputedStyle(one).borderInlineStartColor);
    const [red, green, blue] = danger.match(/\d+/g).map(Number);
    assert.ok(red > 2 * green && red > 2 * blue, `danger is red: ${danger}`);
    assert.equal(await post.getByText('only this').isVisible(), true);
    const more = post.getByRole('button', {name: 'Show more'});
    const before = (await post.boundingBox()).height;
    await more.click();
    await post.getByRole('button', {name: 'Show less'}).waitFor();
    assert.ok((await post.boundingBox()).height > before + 400);
});

const withActions = (url) => ({
    text: 'Deploy 4.2?',
    actions: [
        {id: 'yes', name: 'Deploy', style: 'primary', integration: {url: `${url}/yes`, context: {version: '4.2'}}},
        {id: 'no', name: 'Refuse', style: 'danger', integration: {url: `${url}/no`}},
        {id: 'where', name: 'Where to', type: 'select', integration: {url: `${url}/where`},
            options: [{text: 'Staging', value: 'staging'}, {text: 'Production', value: 'production'}]},
        {id: 'who', name: 'Who', type: 'select', data_source: 'users', integration: {url: `${url}/who`}},
        {id: 'ask', name: 'Ask me', integration: {url: `${url}/ask`}},
    ],
});

step('a button changes the post and answers only its presser', async ({server, page, program, hook, place, browser}) => {
    const bob = await pageOf(browser, server, 'bob', '/ops/channels/town-square');
    await server.hook(hook.id, {text: 'asks', attachments: [withActions(program.url)]});
    program.answers['/yes'] = () => ({update: {message: 'asked and *answered*', props: {}}, ephemeral_text: 'Off it goes.'});
    await messageOf(bob, 'asks').getByRole('button', {name: 'Deploy'}).waitFor();
    await messageOf(page, 'asks').getByRole('button', {name: 'Deploy'}).click();
    await messageOf(bob, 'asked and answered').waitFor();
    await messageOf(page, 'Off it goes.').getByText('Only visible to you').waitFor();
    assert.equal(await messageOf(bob, 'Off it goes.').count(), 0);
    const asked = program.asked.find((one) => one.path === '/yes').body;
    assert.deepEqual(asked.context, {version: '4.2'});
    assert.equal(asked.user_id, place.admin.id);
    assert.equal(asked.channel_id, place.square.id);
    assert.deepEqual(bob.faults, []);
    await bob.context().close();
});

step('menus send what was chosen; a program that fails is told to whoever pressed', async ({server, page, program, hook, place}) => {
    await server.hook(hook.id, {text: 'chooses', attachments: [withActions(program.url)]});
    const post = messageOf(page, 'chooses');
    await post.getByRole('combobox', {name: 'Where to'}).click();
    await post.getByRole('option', {name: 'Production'}).click();
    await asks(program, '/where');
    assert.equal(program.asked.find((one) => one.path === '/where').body.context.selected_option, 'production');
    await post.getByRole('combobox', {name: 'Who'}).click();
    await post.getByRole('combobox', {name: 'Who'}).fill('bo');
    await post.getByRole('option', {name: /bob/}).click();
    await asks(program, '/who');
    assert.equal(program.asked.find((one) => one.path === '/who').body.context.selected_option, place.bob.id);
    program.answers['/no'] = () => ({status: 500});
    await post.getByRole('button', {name: 'Refuse'}).click();
    await post.getByRole('alert').waitFor();
});

async function asks(program, path) {
    for (let tries = 0; tries < 200; tries++) {
        if (program.asked.some((one) => one.path === path)) return;
        await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`the program was not asked at ${path}`);
}

const form = {
    callback_id: 'deploy',
    title: 'Deploy a version',
    introduction_text: 'Choose **well**.',
    submit_label: 'Go',
    state: 'kept',
    elements: [
        {display_name: 'Version', name: 'version', type: 'text', placeholder: '4.2'},
        {display_name: 'Why', name: 'why', type: 'textarea', optional: true},
        {display_name: 'Stage', name: 'stage', type: 'select', options: [{text: 'Staging', value: 's'}, {text: 'Production', value: 'p'}]},
        {display_name: 'How', name: 'how', type: 'radio', options: [{text: 'Quick', value: 'quick'}, {text: 'Slow', value: 'slow'}]},
        {display_name: 'Tell all', name: 'tell', type: 'bool', placeholder: 'Tell everybody', optional: true},
    ],
};

step('a dialog is opened by a button, checked here and there, and sent', async ({server, page, program, hook, place}) => {
    program.answers['/ask'] = async ({trigger_id}) => {
        await server.send('POST', '/api/v4/actions/dialogs/open', {trigger_id, url: `${program.url}/form`, dialog: form});
        return {};
    };
    program.answers['/form'] = ({submission}) => (submission.version === 'x' ? {errors: {version: 'No such version.'}} : {});
    await server.hook(hook.id, {text: 'opens', attachments: [withActions(program.url)]});
    await messageOf(page, 'opens').getByRole('button', {name: 'Ask me'}).click();
    const dialog = page.getByRole('dialog', {name: 'Deploy a version'});
    await dialog.getByRole('button', {name: 'Go'}).click();
    assert.ok((await dialog.getByRole('alert').count()) >= 2, 'what is missing is said at its field');
    await dialog.getByLabel('Version').fill('x');
    await dialog.getByLabel('Why').fill('because');
    await dialog.getByLabel('Stage').selectOption('Production');
    await dialog.getByLabel('Slow').check();
    await dialog.getByRole('checkbox', {name: 'Tell everybody'}).check();
    assert.equal(await dialog.getByRole('alert').count(), 0, 'what was mended is not complained of');
    await picture(page, 'dialog-light');
    await dialog.getByRole('button', {name: 'Go'}).click();
    await dialog.getByText('No such version.').waitFor();
    await dialog.getByLabel('Version').fill('4.2');
    await dialog.getByRole('button', {name: 'Go'}).click();
    await dialog.waitFor({state: 'detached'});
    const {body} = program.asked.filter((one) => one.path === '/form').at(-1);
    assert.deepEqual(body.submission, {version: '4.2', why: 'because', stage: 'p', how: 'slow', tell: true});
    assert.deepEqual([body.callback_id, body.state, body.user_id], ['deploy', 'kept', place.admin.id]);
    assert.deepEqual(page.faults, []);
});

step('a dialog of several steps keeps what was said before, and may be left', async ({server, page, program, hook}) => {
    const text = (name, display_name) => ({name, display_name, type: 'text'});
    const stepOf = (state, title, element) => ({callback_id: 'order', title, state, elements: [element], submit_label: 'Next'});
    const first = stepOf('one', 'Which service?', text('service', 'Service'));
    const second = stepOf('two', 'Which version?', text('version', 'Version'));
    program.answers['/ask-steps'] = async ({trigger_id}) => {
        const dialog = {...first, notify_on_cancel: true};
        await server.send('POST', '/api/v4/actions/dialogs/open', {trigger_id, url: `${program.url}/steps`, dialog});
        return {};
    };
    program.answers['/steps'] = ({state, submission, cancelled}) => {
        if (cancelled || state === 'two') return {};
        return submission.service === 'none' ? {errors: {service: 'No such service.'}} : {type: 'form', form: second};
    };
    const action = {id: 'steps', name: 'Order', type: 'button', integration: {url: `${program.url}/ask-steps`}};
    await server.hook(hook.id, {text: 'in steps', attachments: [{text: 'Order a service', actions: [action]}]});
    const heard = () => program.asked.filter((one) => one.path === '/steps').map(({body}) => body);
    const press = () => messageOf(page, 'in steps').getByRole('button', {name: 'Order'}).click();
    await press();
    const one = page.getByRole('dialog', {name: 'Which service?'});
    await one.getByLabel('Service').fill('none');
    await one.getByRole('button', {name: 'Next'}).click();
    await one.getByText('No such service.').waitFor();
    await one.getByLabel('Service').fill('billing');
    await one.getByRole('button', {name: 'Next'}).click();
    const two = page.getByRole('dialog', {name: 'Which version?'});
    await two.getByLabel('Version').fill('4.2');
    assert.equal(await two.getByLabel('Service').count(), 0, 'the first step is over');
    await two.getByRole('button', {name: 'Next'}).click();
    await two.waitFor({state: 'detached'});
    assert.deepEqual(heard().map(({state}) => state), ['one', 'one', 'two']);
    assert.deepEqual(heard().at(-1).submission, {service: 'billing', version: '4.2'});
    await press();
    await one.waitFor();
    await page.keyboard.press('Escape');
    await one.waitFor({state: 'detached'});
    for (let turn = 0; turn < 50 && heard().length < 4; turn++) await page.waitForTimeout(100);
    assert.equal(heard().length, 4, 'it hears that it was left');
    assert.equal(heard().at(-1).cancelled, true);
    assert.deepEqual(page.faults, []);
});
