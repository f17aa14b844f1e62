// What people do now and then: links to messages, notices of the browser, tokens, categories, teams, the archive.
import assert from 'node:assert/strict';
import {composerOf, messageOf, messagesOf, openPage, pageOf, signIn, toolsOf} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

const step = story(async (scene) => {
    const place = (scene.place = await makePlace(scene.server, 'bob'));
    await place.admin.put('/config/patch', {ServiceSettings: {EnableUserAccessTokens: true}});
    scene.deploys = await place.makeChannel('deploys', 'Deploys');
    scene.page = await pageOf(scene.browser, scene.server, 'admin', '/ops/channels/town-square');
    await composerOf(scene.page).waitFor();
});

const sidebar = (page) => page.getByRole('navigation', {name: 'Channels'});
const category = (page, name) => sidebar(page).getByRole('region', {name});
const rowIn = (page, name, channel) => category(page, name).getByRole('link', {name: channel});

async function channelMenu(page, title, item) {
    await page.getByRole('main').getByRole('button', {name: title, exact: true}).click();
    await page.getByRole('menuitem', {name: item}).click();
}

step('a link to a message far above opens there, marked, and so does one behind signing in', async ({browser, server, page, place, deploys}) => {
    const old = await place.bob.say(deploys, 'the one that was linked to');
    for (let at = 0; at < 130; at++) await place.bob.say(deploys, `later ${at}`);
    await place.admin.post('/channels/members/me/view', {channel_id: deploys.id});
    const stranger = await openPage(browser, server);
    for (const [one, open] of [
        [page, () => page.goto(`/ops/pl/${old.id}`)],
        [stranger, () => signIn(stranger, 'bob', `/ops/pl/${old.id}`)],
    ]) {
        await open();
        const message = messageOf(one, 'the one that was linked to');
        await message.and(one.locator('.post-marked')).waitFor();
        const box = await message.boundingBox();
        const list = await messagesOf(one).boundingBox();
        assert.ok(box.y >= list.y && box.y + box.height <= list.y + list.height, `it stands in view, at ${box.y}`);
        await one.waitForURL('**/ops/channels/deploys');
        // The mark fades; what is far below is one press away.
        await one.locator('.post-marked').waitFor({state: 'detached'});
        assert.ok(await message.isVisible(), 'it is still in view');
        await one.getByRole('button', {name: 'Latest messages'}).click();
        await messageOf(one, 'later 129').waitFor();
    }
    assert.deepEqual(stranger.faults, []);
    await stranger.context().close();
});

step('the link that a message gives leads back to it', async ({page}) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await (await toolsOf(messageOf(page, 'later 128'))).getByRole('button', {name: 'More'}).click();
    await page.getByRole('menuitem', {name: 'Copy link'}).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /\/ops\/pl\/[a-z0-9]{26}$/);
    await page.goto(link);
    await messageOf(page, 'later 128').and(page.locator('.post-marked')).waitFor();
});

step('a link into a private channel that one is not in says so, kindly', async ({browser, server, place}) => {
    const secret = await place.admin.post('/channels', {team_id: place.team.id, name: 'secret', display_name: 'Secret', type: 'P'});
    const post = await place.admin.say(secret, 'for few');
    const page = await pageOf(browser, server, 'bob', `/ops/pl/${post.id}`);
    await page.getByText('This message cannot be shown').waitFor();
    await page.getByText('in a channel that you are not in').waitFor();
    assert.equal(await page.getByText('for few').count(), 0);
    await page.getByRole('button', {name: 'Go to your channels'}).click();
    await composerOf(page).waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
});

step('notices of the browser: for mentions, as the channel says, and a press leads there', async ({browser, server, place, deploys}) => {
    const page = await pageOf(browser, server, 'admin', '/settings/notices');
    await page.addInitScript(() => {
        window.notices_ = [];
        const Real = window.Notification;
        window.Notification = class extends Real {
            constructor(title, options) {
                super(title, options);
                window.notices_.push({title, body: options.body, notice: this});
            }
        };
    });
    await page.context().grantPermissions(['notifications']);
    await page.reload();
    await page.getByRole('heading', {name: 'Notices'}).waitFor();
    assert.equal(await page.evaluate(() => Notification.permission), 'granted');
    assert.equal(await page.getByText('does not let this page show notices').count(), 0);
    await page.getByLabel('Notify me on this computer').selectOption('mention');
    await page.getByText('Saved').waitFor();
    await page.goto('/ops/channels/town-square');
    await composerOf(page).waitFor();
    const told = () => page.evaluate(() => window.notices_.map(({title, body}) => `${title}: ${body}`));
    const count = (many) => page.waitForFunction((wanted) => window.notices_.length >= wanted, many);
    await place.bob.say(deploys, 'nothing for you');
    await place.bob.say(deploys, 'look here, @admin');
    await count(1);
    assert.deepEqual((await told()).map((one) => one.replace(/^.*: /, '')), ['look here, @admin']);
    // A channel may ask for more, or for nothing at all.
    const say = (desktop) => place.admin.put(`/channels/${deploys.id}/members/${place.admin.id}/notify_props`, {desktop});
    await say('all');
    await page.reload();
    await composerOf(page).waitFor();
    await place.bob.say(deploys, 'every word counts');
    await count(1);
    await say('none');
    await page.reload();
    await composerOf(page).waitFor();
    await place.bob.say(deploys, 'not even this, @admin');
    const direct = await place.bob.post('/channels/direct', [place.bob.id, place.admin.id]);
    await place.bob.say(direct, 'but this');
    await count(1);
    assert.deepEqual((await told()).map((one) => one.replace(/^.*: /, '')), ['but this']);
    await page.evaluate(() => window.notices_[0].notice.onclick());
    await page.waitForURL('**/ops/messages/@bob');
    await messageOf(page, 'but this').waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
});

step('a personal access token works until it is disabled, and is gone when it is deleted', async ({server, page}) => {
    await page.goto('/settings/tokens');
    await page.getByLabel('What is it for?').fill('Nightly report');
    await page.getByRole('button', {name: 'Make a token'}).click();
    const token = await page.getByRole('group', {name: 'access token'}).locator('code').innerText();
    const me = () => fetch(`${server.url}/api/v4/users/me`, {headers: {Authorization: `Bearer ${token}`}}).then((one) => one.status);
    assert.equal(await me(), 200);
    const row = page.getByRole('list', {name: 'Access tokens'}).getByRole('listitem').filter({hasText: 'Nightly report'});
    await row.getByRole('button', {name: 'Disable'}).click();
    await row.getByText('disabled').waitFor();
    assert.equal(await me(), 401);
    await row.getByRole('button', {name: 'Enable'}).click();
    await row.getByRole('button', {name: 'Disable'}).waitFor();
    assert.equal(await me(), 200);
    await row.getByRole('button', {name: 'Delete'}).click();
    await row.waitFor({state: 'detached'});
    assert.equal(await me(), 401);
    await page.reload();
    await page.getByLabel('What is it for?').waitFor();
    assert.equal(await page.getByText(token).count(), 0, 'a token is shown once');
});

step('channels move between categories by their menu and by hand', async ({page}) => {
    await page.goto('/ops/channels/deploys');
    await composerOf(page).waitFor();
    await channelMenu(page, 'Deploys', 'Move to…');
    const box = page.getByRole('dialog', {name: 'Move Deploys'});
    await box.getByLabel('Category').selectOption('A new one…');
    await box.getByLabel('Name of the new category').fill('Work');
    await box.getByRole('button', {name: 'Move'}).click();
    await rowIn(page, 'Work', 'Deploys').waitFor();
    assert.equal(await rowIn(page, 'Channels', 'Deploys').count(), 0);
    await rowIn(page, 'Channels', 'Off-Topic').dragTo(category(page, 'Work'));
    await rowIn(page, 'Work', 'Off-Topic').waitFor();
    // Nobody drags channels among direct messages.
    await rowIn(page, 'Work', 'Deploys').dragTo(category(page, 'Direct Messages'));
    await page.waitForTimeout(300);
    await page.reload();
    await rowIn(page, 'Work', 'Deploys').waitFor();
    await rowIn(page, 'Work', 'Off-Topic').waitFor();
    await rowIn(page, 'Work', 'Off-Topic').dragTo(category(page, 'Channels'));
    await rowIn(page, 'Channels', 'Off-Topic').waitFor();
});

step('the team has its name changed and a member raised and removed', async ({page, place}) => {
    const carla = await place.server.person('carla');
    await place.admin.post(`/teams/${place.team.id}/members`, {team_id: place.team.id, user_id: carla.id});
    const open = async () => {
        await sidebar(page).getByRole('button', {name: /Operations|Platform/}).click();
        await page.getByRole('menuitem', {name: 'Members'}).click();
        return page.getByRole('dialog');
    };
    const box = await open();
    const row = box.getByRole('listitem').filter({hasText: '@carla'});
    await row.getByRole('button', {name: /Actions/}).click();
    await page.getByRole('menuitem', {name: 'Make team admin'}).click();
    await row.getByText('team admin').waitFor();
    const member = await place.admin.get(`/teams/${place.team.id}/members/${carla.id}`);
    assert.equal(member.scheme_admin, true);
    await row.getByRole('button', {name: /Actions/}).click();
    await page.getByRole('menuitem', {name: 'Remove from team'}).click();
    await row.waitFor({state: 'detached'});
    await box.getByRole('tab', {name: 'Settings'}).click();
    await box.getByLabel('Name').fill('Platform');
    await box.getByRole('button', {name: 'Save'}).click();
    await sidebar(page).getByRole('button', {name: /Platform/}).waitFor();
    assert.equal((await place.admin.get(`/teams/${place.team.id}`)).display_name, 'Platform');
    await page.keyboard.press('Escape');
    await box.waitFor({state: 'detached'});
});

step('a channel goes to the archive, is found and read there, and comes back', async ({page, place, deploys}) => {
    await page.goto('/ops/channels/deploys');
    await composerOf(page).waitFor();
    await channelMenu(page, 'Deploys', 'Channel settings');
    await page.getByRole('tab', {name: 'Privacy and archive'}).click();
    await page.getByRole('button', {name: 'Archive this channel'}).click();
    await page.getByText('This channel is archived.').waitFor();
    assert.equal(await composerOf(page).count(), 0);
    await page.goto('/ops/channels/town-square');
    await composerOf(page).waitFor();
    assert.equal(await sidebar(page).getByRole('link', {name: 'Deploys'}).count(), 0);
    await sidebar(page).getByRole('button', {name: 'Browse channels'}).first().click();
    await page.getByLabel('Archived channels').check();
    await page.getByRole('button', {name: 'Open Deploys'}).click();
    await page.getByText('This channel is archived.').waitFor();
    await messagesOf(page).getByRole('article').first().waitFor();
    await channelMenu(page, 'Deploys', 'Channel settings');
    await page.getByRole('tab', {name: 'Privacy and archive'}).click();
    await page.getByRole('button', {name: 'Take it out of the archive'}).click();
    await composerOf(page).waitFor();
    await sidebar(page).getByRole('link', {name: 'Deploys'}).waitFor();
    assert.equal((await place.admin.get(`/channels/${deploys.id}`)).delete_at, 0);
    assert.deepEqual(page.faults, []);
});

step('a draft is there on a second device, and gone everywhere once it was sent', async ({browser, server, page, place}) => {
    await page.goto('/ops/channels/off-topic');
    await composerOf(page).waitFor();
    const other = await pageOf(browser, server, 'admin', '/ops/channels/off-topic');
    await composerOf(other).waitFor();
    const inOther = (text) => other.waitForFunction((wanted) => document.querySelector('.channel .composer textarea')?.value === wanted, text);
    await composerOf(page).fill('begun here');
    await inOther('begun here');
    // The other device goes on with it, the first one hears of it.
    await composerOf(other).fill('begun here, ended there');
    await page.waitForFunction(() => document.querySelector('.channel .composer textarea').value === 'begun here, ended there');
    const third = await pageOf(browser, server, 'admin', '/ops/channels/off-topic');
    await third.waitForFunction(() => document.querySelector('.channel .composer textarea')?.value === 'begun here, ended there');
    await composerOf(page).press('Enter');
    await messageOf(other, 'begun here, ended there').waitFor();
    await inOther('');
    await third.waitForFunction(() => document.querySelector('.channel .composer textarea').value === '');
    assert.equal(await place.admin.get(`/users/me/teams/${place.team.id}/drafts`), 'null');
    for (const one of [other, third]) {
        assert.deepEqual(one.faults, []);
        await one.context().close();
    }
});

step('a skin tone is kept, and given to every emoji that comes in tones', async ({page, place}) => {
    await page.goto('/ops/channels/off-topic');
    const open = () => page.getByRole('main').getByRole('button', {name: 'Emoji', exact: true}).click();
    await open();
    await page.getByRole('group', {name: 'Skin tone'}).getByRole('button', {name: 'Medium skin tone'}).click();
    await page.getByRole('button', {name: 'Medium skin tone', pressed: true}).waitFor();
    await page.getByLabel('Search emoji').fill('wave');
    await page.getByRole('button', {name: 'wave_medium_skin_tone', exact: true}).click();
    await page.waitForFunction(() => document.querySelector('.channel .composer textarea').value === ':wave_medium_skin_tone: ');
    const kept = await place.admin.get('/users/me/preferences/emoji/name/emoji_skintone');
    assert.equal(kept.value, '1F3FD');
    await page.reload();
    await open();
    await page.getByLabel('Search emoji').fill('tada');
    await page.getByRole('region', {name: 'Found'}).getByRole('button', {name: 'tada', exact: true}).click();
    await page.waitForFunction(() => document.querySelector('.channel .composer textarea').value.includes(':tada:'));
    assert.deepEqual(page.faults, []);
});
