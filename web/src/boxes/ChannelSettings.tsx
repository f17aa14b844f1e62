// Name, purpose, header, privacy, notices for oneself, and the end of a channel.
import type {ServerChannel} from '@mattermost/types/channels';
import {useState} from 'react';
import {client} from '@/api';
import {Button, complain, Dialog, Field, say, Select, Tabs, TextArea} from '@/parts';
import {titleOf, useMay} from '@/state/select';
import {change, now, useStore} from '@/state/store';
import './boxes.css';

export default function ChannelSettings({channelId, onClose}: {channelId: string; onClose(): void}) {
    const channel = useStore((state) => state.channels[channelId])!;
    const [tab, setTab] = useState<'about' | 'notices' | 'more'>('about');
    return (
        <Dialog title={`${titleOf(now(), channel)}: settings`} onClose={onClose}>
            <Tabs
                label="Settings"
                chosen={tab}
                onChoose={setTab}
                tabs={[
                    {key: 'about', label: 'About'},
                    {key: 'notices', label: 'Notices'},
                    {key: 'more', label: 'Privacy and archive'},
                ]}
            >
                {tab === 'about' && <About channel={channel} />}
                {tab === 'notices' && <Notices channelId={channelId} />}
                {tab === 'more' && <More channel={channel} onClose={onClose} />}
            </Tabs>
        </Dialog>
    );
}

function About({channel}: {channel: ServerChannel}) {
    const kind = channel.type === 'P' ? 'private' : 'public';
    const may = useMay(`manage_${kind}_channel_properties`, channel.team_id, channel.id);
    const [name, setName] = useState(channel.display_name);
    const [purpose, setPurpose] = useState(channel.purpose);
    const [header, setHeader] = useState(channel.header);
    const save = async () => {
        try {
            const changed = (await client.patchChannel(channel.id, {display_name: name, purpose, header})) as ServerChannel;
            change((touch) => {
                touch('channels')[channel.id] = {...channel, ...changed};
            });
            say('Saved');
        } catch (fault) {
            complain(fault);
        }
    };
    return (
        <div className="box-form">
            <Field label="Name" disabled={!may} maxLength={64} value={name} onChange={(event) => setName(event.target.value)} />
            <Field label="Header" hint="A line beside the name; links work." disabled={!may} maxLength={1024} value={header} onChange={(event) => setHeader(event.target.value)} />
            <TextArea label="Purpose" disabled={!may} maxLength={250} value={purpose} onChange={(event) => setPurpose(event.target.value)} />
            <Button kind="primary" disabled={!may} onClick={() => void save()}>
                Save
            </Button>
        </div>
    );
}

function Notices({channelId}: {channelId: string}) {
    const props = useStore((state) => state.members[channelId]?.notify_props);
    const set = (what: Record<string, string>) =>
        client
            .updateChannelNotifyProps({user_id: now().me!.id, channel_id: channelId, ...what})
            .then(() => say('Saved'), complain);
    return (
        <div className="box-form">
            <Select label="Notify me on this computer" value={props?.desktop ?? 'default'} onChange={(event) => void set({desktop: event.target.value})}>
                <option value="default">As in my settings</option>
                <option value="all">For every message</option>
                <option value="mention">For mentions</option>
                <option value="none">Never</option>
            </Select>
            <Select label="Show as unread" value={props?.mark_unread ?? 'all'} onChange={(event) => void set({mark_unread: event.target.value})}>
                <option value="all">For every message</option>
                <option value="mention">Only for mentions (muted)</option>
            </Select>
            <Select label="@channel, @all and @here" value={props?.ignore_channel_mentions ?? 'default'} onChange={(event) => void set({ignore_channel_mentions: event.target.value})}>
                <option value="default">As in my settings</option>
                <option value="off">Mention me</option>
                <option value="on">Do not mention me</option>
            </Select>
        </div>
    );
}

function More({channel, onClose}: {channel: ServerChannel; onClose(): void}) {
    const opens = channel.type === 'P';
    const mayTurn = useMay(opens ? 'convert_private_channel_to_public' : 'convert_public_channel_to_private', channel.team_id, channel.id);
    const mayEnd = useMay(opens ? 'delete_private_channel' : 'delete_public_channel', channel.team_id, channel.id);
    const first = channel.name === 'town-square';
    const tried = (deed: () => Promise<unknown>, words: string) => () =>
        void deed().then(() => {
            say(words);
            onClose();
        }, complain);
    return (
        <div className="box-form">
            <p>{opens ? 'Private: only those who were added see it.' : 'Public: anybody of the team may find and join it.'}</p>
            <Button disabled={!mayTurn || first} onClick={tried(() => client.updateChannelPrivacy(channel.id, opens ? 'O' : 'P'), opens ? 'Now public' : 'Now private')}>
                {opens ? 'Make it public' : 'Make it private'}
            </Button>
            <p>An archived channel can be read and found, but not written to.</p>
            {channel.delete_at ? (
                <Button disabled={!mayEnd} onClick={tried(() => client.unarchiveChannel(channel.id), 'Back in use')}>
                    Take it out of the archive
                </Button>
            ) : (
                <Button kind="danger" disabled={!mayEnd || first} onClick={tried(() => client.deleteChannel(channel.id), 'Archived')}>
                    Archive this channel
                </Button>
            )}
        </div>
    );
}
