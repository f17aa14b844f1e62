// A new webhook needs a name; its channel is chosen already.
import {useState} from 'react';
import {useLocation, useSearchParams} from 'wouter';
import {client, sentenceOf} from '@/api';
import {Button, Field} from '@/parts';
import {now} from '@/state/store';
import {calls} from './calls';
import {ChannelSelect, useChannelsOf} from './ChannelSelect';
import type {Offers} from './offers';
import {Heading} from './pieces';
import type {Team} from './team';

export function NewIncoming({team, offers}: {team: Team; offers: Offers}) {
    const [, go] = useLocation();
    const [wanted] = useSearchParams();
    const channels = useChannelsOf(team.id);
    const integration = wanted.get('for') ?? '';
    const [name, setName] = useState(wanted.get('name') ?? '');
    const usual =
        channels.find((one) => one.id === now().here.channelId) ?? channels.find((one) => one.name === 'town-square');
    const [chosen, setChosen] = useState(wanted.get('channel') ?? '');
    const channelId = chosen || (usual ?? channels[0])?.id || '';
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const make = async () => {
        setBusy(true);
        setTrouble('');
        try {
            const hook = await client.createIncomingWebhook({
                channel_id: channelId,
                display_name: name.trim(),
            } as never);
            if (integration) await calls.setTranslation(hook.id, {integration});
            const onward = integration
                ? `${team.base}/directory/${integration}?hook=${hook.id}`
                : `${team.base}/incoming/${hook.id}`;
            go(onward, {replace: true});
        } catch (fault) {
            setTrouble(sentenceOf(fault));
            setBusy(false);
        }
    };
    return (
        <>
            <Heading title="New incoming webhook" back={[`${team.base}/incoming`, 'Incoming webhooks']} />
            <form
                className="int-form"
                onSubmit={(event) => {
                    event.preventDefault();
                    void make();
                }}
            >
                <Field
                    label="Name"
                    value={name}
                    required
                    autoFocus
                    maxLength={64}
                    placeholder="Backups"
                    hint="What it is for, as people read it in lists."
                    error={trouble}
                    onChange={(event) => setName(event.target.value)}
                />
                <ChannelSelect teamId={team.id} value={channelId} onChange={setChosen} hint="Where it posts." />
                <div className="int-form-foot">
                    <Button type="submit" kind="primary" busy={busy} disabled={name.trim() === '' || channelId === ''}>
                        Create webhook
                    </Button>
                    {offers.directory && !integration && (
                        <Button kind="quiet" onClick={() => go(`${team.base}/directory`)}>
                            Start from the directory
                        </Button>
                    )}
                </div>
            </form>
        </>
    );
}
