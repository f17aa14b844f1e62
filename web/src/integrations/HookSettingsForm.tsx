// What can be changed of a hook: name, words, channel, look, who may post, how much.
import {useState} from 'react';
import type {IncomingWebhook} from '@mattermost/types/integrations';
import {client, sentenceOf} from '@/api';
import {Button, Check, Field, say, TextArea} from '@/parts';
import {isOn} from '@/state/select';
import {calls, type HookSettings} from './calls';
import {ChannelSelect} from './ChannelSelect';

type Props = {hook: IncomingWebhook; settings: HookSettings; onSaved(): Promise<void>};

export function HookSettingsForm({hook, settings, onSaved}: Props) {
    const [wanted, setWanted] = useState(hook);
    const [allowed, setAllowed] = useState(settings.allow_list.join('\n'));
    const [rate, setRate] = useState(String(settings.requests_per_second || ''));
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const put = (part: Partial<IncomingWebhook>) => setWanted({...wanted, ...part});
    const looks = isOn('EnablePostUsernameOverride') || isOn('EnablePostIconOverride');
    const save = async () => {
        setBusy(true);
        setTrouble('');
        try {
            await client.updateIncomingWebhook(wanted);
            const allow_list = allowed.split(/[\s,]+/).filter(Boolean);
            await calls.setHook(hook.id, {...settings, allow_list, requests_per_second: Number(rate) || 0});
            await onSaved();
            say('Saved.');
        } catch (fault) {
            setTrouble(sentenceOf(fault));
        }
        setBusy(false);
    };
    return (
        <form
            className="int-form"
            onSubmit={(event) => {
                event.preventDefault();
                void save();
            }}
        >
            <Field
                label="Name"
                value={wanted.display_name}
                maxLength={64}
                required
                onChange={(event) => put({display_name: event.target.value})}
            />
            <TextArea
                label="Description"
                optional
                rows={2}
                value={wanted.description}
                maxLength={500}
                onChange={(event) => put({description: event.target.value})}
            />
            <ChannelSelect
                teamId={hook.team_id}
                value={wanted.channel_id}
                onChange={(channel_id) => put({channel_id})}
            />
            <Check
                label="Only this channel"
                hint="Requests that name another channel are refused."
                checked={wanted.channel_locked}
                onChange={(event) => put({channel_locked: event.target.checked})}
            />
            {isOn('EnablePostUsernameOverride') && (
                <Field
                    label="Shown name"
                    optional
                    value={wanted.username}
                    onChange={(event) => put({username: event.target.value})}
                />
            )}
            {isOn('EnablePostIconOverride') && (
                <Field
                    label="Shown picture"
                    optional
                    type="url"
                    placeholder="https://"
                    value={wanted.icon_url}
                    onChange={(event) => put({icon_url: event.target.value})}
                />
            )}
            {!looks && (
                <p className="int-hint">
                    Its posts carry the owner’s name: an administrator can let webhooks show their own
                    (EnablePostUsernameOverride).
                </p>
            )}
            <TextArea
                label="Addresses that may post"
                optional
                rows={2}
                value={allowed}
                placeholder="10.0.0.0/8"
                spellCheck={false}
                hint="One address or network a line; empty for everyone who knows the URL."
                onChange={(event) => setAllowed(event.target.value)}
            />
            <Field
                label="Requests per second"
                optional
                type="number"
                min={0}
                value={rate}
                placeholder="the server’s setting"
                hint="On average; short bursts may be ten times that."
                onChange={(event) => setRate(event.target.value)}
            />
            {trouble && (
                <p className="field-error" role="alert">
                    {trouble}
                </p>
            )}
            <div className="int-form-foot">
                <Button type="submit" kind="primary" busy={busy}>
                    Save
                </Button>
            </div>
        </form>
    );
}
