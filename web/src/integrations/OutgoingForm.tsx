// What makes an outgoing webhook: where it listens, for what, whom it calls and how.
import {useState} from 'react';
import type {OutgoingWebhook} from '@mattermost/types/integrations';
import {client} from '@/api';
import {Check, Field, say, Select, TextArea} from '@/parts';
import {isOn} from '@/state/select';
import {calls, type OutgoingSettings} from './calls';
import {ChannelSelect} from './ChannelSelect';
import {Form, full, Lines, withOr} from './editing';
import type {Team} from './team';

export type OutgoingAll = {hook: OutgoingWebhook; settings?: OutgoingSettings};

type Props = {team: Team; all?: OutgoingAll; onDone(hook: OutgoingWebhook): unknown};

const events: [string, string][] = [
    ['post', 'Posts'],
    ['edit', 'Edits'],
    ['delete', 'Deletions'],
    ['reaction', 'Reactions'],
];

const eventsOf = ({events: told}: OutgoingSettings) => (told.length ? told : ['post']);

function fresh(teamId: string): OutgoingWebhook {
    return {
        team_id: teamId,
        channel_id: '',
        display_name: '',
        description: '',
        content_type: 'application/json',
        trigger_words: [],
        trigger_when: 0,
        callback_urls: [],
        username: '',
        icon_url: '',
    } as unknown as OutgoingWebhook;
}

export function OutgoingForm({team, all, onDone}: Props) {
    const [hook, setHook] = useState(all?.hook ?? fresh(team.id));
    const [settings, setSettings] = useState(all?.settings);
    const put = (part: Partial<OutgoingWebhook>) => setHook({...hook, ...part});
    const set = (part: Partial<OutgoingSettings>) => settings && setSettings({...settings, ...part});
    const send = async () => {
        const wanted = {...hook, trigger_words: full(hook.trigger_words), callback_urls: full(hook.callback_urls)};
        const saved = all ? await client.updateOutgoingWebhook(wanted) : await client.createOutgoingWebhook(wanted);
        if (settings) await calls.setOutgoing(saved.id, settings);
        if (all) say('Saved.');
        onDone(saved);
    };
    return (
        <Form verb={all ? 'Save' : 'Create webhook'} onSend={send}>
            <Field
                label="Name"
                required
                maxLength={64}
                value={hook.display_name}
                onChange={(event) => put({display_name: event.target.value})}
            />
            <TextArea
                label="Description"
                optional
                rows={2}
                maxLength={500}
                value={hook.description}
                onChange={(event) => put({description: event.target.value})}
            />
            <ChannelSelect
                teamId={team.id}
                value={hook.channel_id}
                none="Any public channel"
                publicOnly={!settings?.private_channels}
                onChange={(channel_id) => put({channel_id})}
                hint="Where it listens."
            />
            <Lines
                label="Trigger words"
                optional={hook.channel_id !== ''}
                value={hook.trigger_words}
                placeholder="deploy"
                hint="One a line. Without any, every message of the channel is sent."
                onChange={(trigger_words) => put({trigger_words})}
            />
            <Select
                label="When"
                value={hook.trigger_when}
                onChange={(event) => put({trigger_when: Number(event.target.value)})}
            >
                <option value={0}>The first word is one of them</option>
                <option value={1}>The message begins with one of them</option>
            </Select>
            <Lines
                label="URLs to call"
                value={hook.callback_urls}
                placeholder="https://"
                hint="One a line; each is called."
                onChange={(callback_urls) => put({callback_urls})}
            />
            <Select
                label="Body"
                value={hook.content_type}
                onChange={(event) => put({content_type: event.target.value})}
            >
                <option value="application/json">JSON</option>
                <option value="application/x-www-form-urlencoded">Form</option>
            </Select>
            {isOn('EnablePostUsernameOverride') && (
                <Field
                    label="Shown name of answers"
                    optional
                    value={hook.username}
                    onChange={(event) => put({username: event.target.value})}
                />
            )}
            {isOn('EnablePostIconOverride') && (
                <Field
                    label="Shown picture of answers"
                    optional
                    value={hook.icon_url}
                    placeholder="https://"
                    onChange={(event) => put({icon_url: event.target.value})}
                />
            )}
            {settings && (
                <fieldset className="int-fieldset">
                    <legend>More</legend>
                    <div className="int-checks" role="group" aria-label="What it is told of">
                        {events.map(([event, words]) => (
                            <Check
                                key={event}
                                label={words}
                                checked={eventsOf(settings).includes(event)}
                                onChange={(change) =>
                                    set({events: withOr(eventsOf(settings), event, change.target.checked)})
                                }
                            />
                        ))}
                    </div>
                    <Field
                        label="Pattern"
                        optional
                        value={settings.pattern}
                        spellCheck={false}
                        placeholder="(?i)incident-[0-9]+"
                        hint="A regular expression, instead of trigger words: messages that hold it are sent."
                        onChange={(event) => set({pattern: event.target.value})}
                    />
                    <Check
                        label="Also private channels"
                        hint="Those that the owner is in."
                        checked={settings.private_channels}
                        onChange={(event) => set({private_channels: event.target.checked})}
                    />
                    <Check
                        label="Also direct and group messages"
                        hint="Those of the owner."
                        checked={settings.direct_messages}
                        onChange={(event) => set({direct_messages: event.target.checked})}
                    />
                    <Check
                        label="Disabled"
                        hint="Nothing is called."
                        checked={settings.disabled}
                        onChange={(event) => set({disabled: event.target.checked})}
                    />
                </fieldset>
            )}
        </Form>
    );
}
