// Two people, each in a browser of their own: what one does, the other sees.
import assert from 'node:assert/strict';
import {composerOf, messageOf, messagesOf, openPage, pageOf, signIn, toolsOf, write} from './support/browser.mjs';
import {makePlace} from './support/server.mjs';
import {story} from './support/story.mjs';

const step = story(async (scene) => {
    await makePlace(scene.server, 'bob');
    const ada = (scene.ada = await openPage(scene.browser, scene.server));
    await signIn(ada, 'admin');
    const bob = (scene.bob = await pageOf(scene.browser, scene.server, 'bob', '/ops/channels/town-square'));
    for (const page of [ada, bob]) await composerOf(page).waitFor();
});

const inSidebar = (page, name) => page.getByRole('navigation', {name: 'Channels'}).getByRole('link', {name, exact: true});

step('typing is seen, then the message, once on both sides', async ({ada, bob}) => {
    await composerOf(bob).pressSequentially('Good morn', {delay: 5});
    await ada.getByText('bob is typing…').waitFor();
    await composerOf(bob).pressSequentially('ing, **all**');
    await composerOf(bob).press('Enter');
    await messageOf(ada, 'Good morning, all').waitFor();
    assert.equal(await messageOf(ada, 'Good morning').locator('strong', {hasText: 'all'}).count(), 1);
    await bob.waitForFunction(() => !document.querySelector('.post-pending'));
    assert.equal(await messageOf(bob, 'Good morning').count(), 1);
    assert.equal(await composerOf(bob).inputValue(), '');
    await ada.getByText('bob is typing…').waitFor({state: 'detached'});
});

step('reactions come and go', async ({ada, bob}) => {
    const tools = await toolsOf(messageOf(ada, 'Good morning'));
    await tools.getByRole('button', {name: 'Add a reaction'}).click();
    await ada.getByLabel('Search emoji').fill('tada');
    await ada.getByRole('button', {name: 'tada', exact: true}).first().click();
    const seen = messageOf(bob, 'Good morning').getByRole('button', {name: 'tada: 1 (admin)'});
    await seen.click();
    await messageOf(ada, 'Good morning').getByRole('button', {name: 'tada: 2 (you, bob)'}).click();
    await messageOf(bob, 'Good morning').getByRole('button', {name: 'tada: 1 (you)'}).click();
    await messageOf(ada, 'Good morning').getByRole('group', {name: 'Reactions'}).waitFor({state: 'detached'});
});

step('a message is edited by the up key', async ({ada, bob}) => {
    await composerOf(bob).press('ArrowUp');
    const box = bob.getByRole('textbox', {name: 'Edit message'});
    await box.fill('Good evening, all');
    await box.press('Enter');
    await messageOf(ada, 'Good evening, all').getByText('(edited)').waitFor();
    assert.equal(await messageOf(ada, 'Good morning').count(), 0);
});

step('a reply is counted at its root and read in the thread', async ({ada, bob}) => {
    const tools = await toolsOf(messageOf(ada, 'Good evening'));
    await tools.getByRole('button', {name: 'Reply'}).click();
    const box = ada.getByRole('textbox', {name: 'Reply to this thread'});
    await box.fill('and to you');
    await box.press('Enter');
    await messageOf(bob, 'Good evening').getByRole('button', {name: /1 reply/}).click();
    const replies = bob.getByRole('log', {name: 'Replies'});
    await replies.getByText('and to you').waitFor();
    assert.equal(await messageOf(bob, 'and to you').count(), 0, 'a reply does not stand in the channel');
    await bob.getByRole('textbox', {name: 'Reply to this thread'}).fill('thanks');
    await bob.getByRole('textbox', {name: 'Reply to this thread'}).press('Enter');
    await ada.getByRole('log', {name: 'Replies'}).getByText('thanks').waitFor();
    await messageOf(ada, 'Good evening').getByRole('button', {name: /2 replies/}).waitFor();
    for (const page of [ada, bob]) await page.getByRole('button', {name: 'Close thread'}).click();
});

step('a deleted message is gone for both', async ({ada, bob}) => {
    await write(bob, 'said too much');
    await messageOf(ada, 'said too much').waitFor();
    const tools = await toolsOf(messageOf(bob, 'said too much'));
    await tools.getByRole('button', {name: 'More'}).click();
    await bob.getByRole('menuitem', {name: 'Delete'}).click();
    await bob.getByRole('dialog').getByRole('button', {name: 'Delete'}).click();
    for (const page of [ada, bob]) await messageOf(page, 'said too much').waitFor({state: 'detached'});
});

step('what is said elsewhere is counted, and read when looked at', async ({ada, bob}) => {
    await inSidebar(ada, 'Off-Topic').click();
    await composerOf(ada).and(ada.getByLabel('Message Off-Topic')).waitFor();
    await write(bob, 'just so you know');
    await inSidebar(ada, 'Town Square, unread').waitFor();
    await write(bob, 'do look, @admin');
    await inSidebar(ada, 'Town Square, 1 mentions').waitFor();
    assert.match(await ada.title(), /1/);
    await inSidebar(ada, 'Town Square, 1 mentions').click();
    await messageOf(ada, 'do look, @admin').waitFor();
    const list = await messagesOf(ada).innerText();
    assert.ok(list.indexOf('New') < list.indexOf('just so you know'), 'the line stands above what is new');
    await inSidebar(ada, 'Town Square').waitFor();
});

step('a direct message is a mention in a channel that appears by itself', async ({ada, bob}) => {
    await bob.getByRole('button', {name: 'Write to someone'}).first().click();
    await bob.getByRole('combobox', {name: 'Name of a person'}).fill('adm');
    await bob.getByRole('option', {name: /admin/}).click();
    await bob.getByRole('button', {name: 'Open the conversation'}).click();
    await bob.getByLabel('Message admin').fill('between us');
    await bob.getByLabel('Message admin').press('Enter');
    await inSidebar(ada, 'bob, 1 mentions').click();
    await messageOf(ada, 'between us').waitFor();
    await inSidebar(ada, 'bob').waitFor();
    await write(ada, 'and me');
    await messageOf(bob, 'and me').waitFor();
});

step('a pin is seen by all, a draft is kept', async ({ada, bob}) => {
    await inSidebar(ada, 'Town Square').click();
    await composerOf(ada).and(ada.getByLabel('Message Town Square')).fill('half a thought');
    const tools = await toolsOf(messageOf(ada, 'Good evening'));
    await tools.getByRole('button', {name: 'More'}).click();
    await ada.getByRole('menuitem', {name: 'Pin to channel'}).click();
    await inSidebar(bob, 'Town Square').click();
    await messageOf(bob, 'Good evening').getByText('Pinned').waitFor();
    await inSidebar(ada, 'Off-Topic').click();
    await ada.getByLabel('Message Off-Topic').waitFor();
    await inSidebar(ada, 'Town Square').click();
    await ada.getByLabel('Message Town Square').waitFor();
    assert.equal(await composerOf(ada).inputValue(), 'half a thought');
});

step('marks and an emoji are put where one writes, and one writes on', async ({ada, bob}) => {
    await composerOf(ada).fill('');
    await ada.getByRole('main', {name: 'Channel'}).getByRole('button', {name: 'Emoji', exact: true}).click();
    await ada.getByLabel('Search emoji').fill('rocket');
    await ada.getByRole('button', {name: 'rocket', exact: true}).click();
    await ada.getByLabel('Search emoji').waitFor({state: 'detached'});
    await ada.keyboard.type('it ');
    await ada.keyboard.press('Control+b');
    await ada.keyboard.type('flies');
    assert.equal(await composerOf(ada).inputValue(), ':rocket: it **flies**');
    await ada.keyboard.press('Enter');
    await messageOf(bob, 'it flies').waitFor();
});

step('nothing went wrong in either page', ({ada, bob}) => {
    assert.deepEqual([...ada.faults, ...bob.faults], []);
});
