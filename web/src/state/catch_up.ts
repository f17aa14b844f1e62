// After a gap that the server could not close: what changed since, and nothing else.
import {client} from '@/api';
import {loadDrafts} from '@/composer/drafts';
import {loadCategories, loadWorld} from './load';
import {refreshWindow} from './post_windows';
import {loadThread} from './thread_deeds';
import {change, now} from './store';

export async function catchUp() {
    const {me, here} = now();
    if (!me) return;
    change((touch, before) => {
        const windows = touch('windows');
        for (const id of Object.keys(before.windows)) windows[id] = {...windows[id]!, stale: true};
    });
    await Promise.all([
        here.channelId && refreshWindow(here.channelId),
        here.rootId && loadThread(here.rootId),
        client.getMe().then(loadWorld),
        here.teamId && loadCategories(here.teamId),
        here.teamId && loadDrafts(here.teamId),
    ]).catch(() => undefined); // The next reconnect asks again.
}
