// Without a mouse: everything that people do daily can be done.
import assert from 'node:assert/strict';
import {composerOf, messageOf, openPage} from './support/browser.mjs';
import {makePlace, password} from './support/server.mjs';
import {story} from './support/story.mjs';

const step = story(async (scene) => {
    scene.place = await makePlace(scene.server, 'bob');
    await scene.place.bob.say(scene.place.square, 'who is there?');
    scene.page = await openPage(scene.browser, scene.server);
});

const focused = (page) =>
    page.evaluate(() => {
        const one = document.activeElement;
        const label = one?.getAttribute('aria-label') ?? one?.innerText ?? '';
        return `${one?.tagName.toLowerCase()}: ${label.split('\n')[0]}`;
    });

/** Presses a key until what has the focus is called this; fails after 60 presses. */
async function pressUntil(page, key, wanted) {
    const passed = [];
    for (let presses = 0; presses < 60; presses++) {
        const now = await focused(page);
        if (wanted.test(now)) return;
        passed.push(now);
        await page.keyboard.press(key);
    }
    assert.fail(`${key} does not lead to ${wanted}, but to ${passed}`);
}

step('signs in by keys', async ({page}) => {
    await page.goto('/login');
    await page.getByLabel('Email or username').waitFor();
    await page.keyboard.type('admin');
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await composerOf(page).waitFor();
    await messageOf(page, 'who is there?').waitFor();
    assert.match(await focused(page), /textarea: Message Town Square/, 'one can write at once');
});

step('goes to a channel by Ctrl+K, and back by Alt and an arrow', async ({page}) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', {name: 'Go to a channel or person'}).waitFor();
    await page.keyboard.type('off');
    await page.getByRole('option', {name: /Off-Topic/, selected: true}).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Message Off-Topic').waitFor();
    await page.keyboard.type('written *by keys*');
    await page.keyboard.press('Enter');
    await messageOf(page, 'written by keys').waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByLabel('Message Town Square').waitFor();
});

step('reacts to a message and answers it', async ({page}) => {
    await pressUntil(page, 'Shift+Tab', /article: /);
    await pressUntil(page, 'Tab', /React with/);
    await page.keyboard.press('Enter');
    const message = messageOf(page, 'who is there?');
    await message.getByRole('group', {name: 'Reactions'}).getByRole('button', {name: /\(you\)/}).waitFor();
    await pressUntil(page, 'Tab', /button: Reply/);
    await page.keyboard.press('Enter');
    await page.getByLabel('Reply to this thread').waitFor();
    await page.getByRole('log', {name: 'Replies'}).getByText('who is there?').waitFor();
    await pressUntil(page, 'Tab', /Reply to this thread/);
    await page.keyboard.type('I am');
    await page.keyboard.press('Enter');
    await page.getByRole('log', {name: 'Replies'}).getByText('I am').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('log', {name: 'Replies'}).waitFor({state: 'detached'});
    await page.keyboard.press('Control+Shift+L');
    assert.match(await focused(page), /Message Town Square/);
});

step('completes a name while writing', async ({page}) => {
    await page.keyboard.type('hello @bo');
    await page.getByRole('option', {name: /bob/}).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('and :tad');
    await page.getByRole('option', {name: /tada/}).first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await messageOf(page, 'hello @bob and').waitFor();
});

step('a menu is walked with arrows, and Escape gives the focus back', async ({page}) => {
    await pressUntil(page, 'Shift+Tab', /article: /);
    await pressUntil(page, 'Tab', /button: More/);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await pressUntil(page, 'ArrowDown', /Copy link/);
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem').first().waitFor({state: 'detached'});
    assert.match(await focused(page), /More/);
});

step('opens the settings and makes everything dark', async ({page}) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('settings');
    await page.getByRole('option', {name: /Settings/, selected: true}).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'Profile'}).waitFor();
    await pressUntil(page, 'Tab', /Display/);
    await page.keyboard.press('Enter');
    await page.getByRole('radio', {name: /Dark/}).waitFor();
    await page.getByRole('radio', {name: /Dark/}).focus();
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    assert.deepEqual(page.faults, []);
    await page.context().close();
});
