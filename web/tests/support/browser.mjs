// Debian's Chromium, pages that keep watch on what goes wrong in them, and the pictures that people look at.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {password} from './server.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const pictures = fileURLToPath(new URL('../../../build/dev/screenshots/', import.meta.url));
export const desk = {width: 1280, height: 800};
export const phone = {width: 390, height: 844};

export function launch() {
    return chromium.launch({
        executablePath,
        args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
        ],
    });
}

/** A page of a browser profile of its own; `page.faults` grows with everything that should not happen in it. */
export async function openPage(browser, server, options = {}) {
    const context = await browser.newContext({
        baseURL: server.url,
        viewport: desk,
        locale: 'en-GB',
        timezoneId: 'UTC',
        ...options,
    });
    context.setDefaultTimeout(20000);
    const page = await context.newPage();
    page.faults = [];
    page.on('pageerror', (error) => page.faults.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
        page.faults.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
    });
    // Answers that refuse are said on the console as well; what they mean is for the test to ask.
    page.on('console', (said) => {
        if (said.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(said.text()))
            page.faults.push(`console: ${said.text()}`);
    });
    await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) =>
            console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
        );
    });
    return page;
}

/** Signs somebody in by the page, as people do. */
export async function signIn(page, name, path = '/') {
    await page.goto(path === '/' ? '/login' : `/login?to=${encodeURIComponent(path)}`);
    await page.getByLabel('Email or username').fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', {name: 'Sign in'}).click();
    await page.getByRole('navigation', {name: 'Channels'}).waitFor({state: 'attached'});
}

/** A page in which somebody is signed in already and that shows `path`. */
export async function pageOf(browser, server, name, path, options = {}) {
    const page = await openPage(browser, server, options);
    const answer = await page.context().request.post('/api/v4/users/login', {
        data: {login_id: name, password},
        headers: {'X-Requested-With': 'XMLHttpRequest'},
    });
    if (!answer.ok()) throw new Error(`${name} cannot sign in: ${await answer.text()}`);
    await page.goto(path);
    return page;
}

export const composerOf = (page) => page.getByRole('main', {name: 'Channel'}).getByRole('textbox', {name: /^Message /});
export const messagesOf = (page) => page.getByRole('log', {name: 'Messages'});
export const messageOf = (page, text) => messagesOf(page).getByRole('article').filter({hasText: text});

export async function write(page, text) {
    await composerOf(page).fill(text);
    await composerOf(page).press('Enter');
}

/** The tools of a message, which appear under the pointer. */
export async function toolsOf(message) {
    await message.hover();
    return message.getByRole('group', {name: 'Message tools'});
}

export async function picture(page, name) {
    mkdirSync(pictures, {recursive: true});
    await page.screenshot({path: join(pictures, `${name}.png`), animations: 'disabled'});
}
