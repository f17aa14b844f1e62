// Makes a hook for the first channel, shows its address and how to use it, and what it posts, as it comes.
import type {IncomingWebhook} from '@mattermost/types/integrations';
import type {ServerChannel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {useEffect, useState} from 'react';
import {client, siteUrl} from '@/api';
import {PostView} from '@/channel/PostView';
import {Button, complain, CopyField, Field} from '@/parts';
import {openWindow} from '@/state/post_windows';
import {Surrounded} from '@/rendering';
import {now, useStore} from '@/state/store';

type Props = {team: Team; hook: IncomingWebhook | null; onMade(hook: IncomingWebhook): void};

const firstChannel = (teamId: string): ServerChannel | undefined =>
    Object.values(now().channels).find((channel) => channel.team_id === teamId && channel.name === 'town-square');

// A name under which the hook may post.
const nameFor = (name: string) => name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 22);

export function FirstHook({team, hook, onMade}: Props) {
    const [name, setName] = useState('Alerts');
    const [busy, setBusy] = useState(false);
    const channel = firstChannel(team.id);
    useEffect(() => {
        if (!channel) return;
        useStore.setState((before) => ({here: {...before.here, teamId: team.id, channelId: channel.id}}));
        void openWindow(channel.id).catch(complain);
    }, [channel?.id, team.id]);
    const make = async () => {
        setBusy(true);
        try {
            onMade(await client.createIncomingWebhook({channel_id: channel!.id, display_name: name, username: nameFor(name)} as IncomingWebhook));
        } catch (fault) {
            complain(fault);
        }
        setBusy(false);
    };
    if (!hook)
        return (
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    void make();
                }}
            >
                <Field label="What will post?" required maxLength={64} autoFocus value={name} onChange={(event) => setName(event.target.value)} />
                <Button kind="primary" type="submit" busy={busy} disabled={!channel}>
                    Make the hook
                </Button>
            </form>
        );
    return <Made hook={hook} channelId={channel!.id} />;
}

const none: string[] = [];

function Made({hook, channelId}: {hook: IncomingWebhook; channelId: string}) {
    const url = `${siteUrl}/hooks/${hook.id}`;
    const curl = `curl -H 'Content-Type: application/json' \\\n     -d '{"text":"Hello from the command line :wave:"}' \\\n     ${url}`;
    const [sending, setSending] = useState(false);
    const ids = useStore((state) => state.windows[channelId]?.ids) ?? none;
    const posts = useStore((state) => state.posts);
    const shown = ids.filter((id) => posts[id]?.props?.from_webhook === 'true').slice(-3);
    const test = async () => {
        setSending(true);
        try {
            const answer = await fetch(url, {
                method: 'POST',
                headers: {'Content-Type': 'application/json'},
                body: JSON.stringify({text: 'It works: this came through the hook. :tada:'}),
            });
            if (!answer.ok) throw new Error(((await answer.json()) as {message: string}).message);
        } catch (fault) {
            complain(fault);
        }
        setSending(false);
    };
    return (
        <div className="first-hook">
            <CopyField label="hook address" text={url} />
            <CopyField label="curl command" text={curl} lines />
            <Button kind={shown.length ? 'plain' : 'primary'} busy={sending} onClick={() => void test()}>
                Send a test
            </Button>
            <section className="first-posts" aria-label="Live in Town Square" aria-live="polite">
                <h2>Town Square, live</h2>
                <Surrounded>
                    {shown.length ? shown.map((id) => <PostView key={id} id={id} inThread />) : <p>What the hook posts appears here at once.</p>}
                </Surrounded>
            </section>
        </div>
    );
}
