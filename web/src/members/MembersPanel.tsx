// Who is in the channel, and what may be done about it.
import type {ChannelMembership} from '@mattermost/types/channels';
import {Ellipsis, UserPlus} from 'lucide-react';
import {useEffect, useState} from 'react';
import {client} from '@/api';
import {Avatar, complain, IconButton, Menu, Waiting} from '@/parts';
import {loadStatuses, takeUsers} from '@/state/load';
import {nameOf, useMay, useMe} from '@/state/select';
import {useStore} from '@/state/store';
import {openBox} from '@/workspace/view';
import {Panel} from '@/workspace/Panel';
import '@/search/search.css';
import './members.css';

export default function MembersPanel() {
    const channelId = useStore((state) => state.here.channelId);
    const channel = useStore((state) => state.channels[channelId]);
    const [members, setMembers] = useState<ChannelMembership[] | null>(null);
    const [words, setWords] = useState('');
    const users = useStore((state) => state.users);
    const statuses = useStore((state) => state.statuses);
    const me = useMe();
    const kind = channel?.type === 'P' ? 'private' : 'public';
    const mayAdd = useMay(`manage_${kind}_channel_members`, channel?.team_id, channelId);
    const mayRule = useMay('manage_channel_roles', channel?.team_id, channelId);
    const load = async () => {
        const found = await client.getChannelMembers(channelId, 0, 200);
        const ids = found.map((member) => member.user_id);
        if (ids.length) takeUsers(await client.getProfilesByIds(ids));
        setMembers(found);
        void loadStatuses(ids);
    };
    useEffect(() => void load().catch(complain), [channelId]);
    if (!channel) return null;
    const tried = (deed: () => Promise<unknown>) => () => void deed().then(load).catch(complain);
    const shown = (members ?? [])
        .filter((member) => {
            const user = users[member.user_id];
            return `${user?.username} ${user?.first_name} ${user?.last_name} ${user?.nickname}`.toLowerCase().includes(words.toLowerCase());
        })
        .sort((a, b) => nameOf(users[a.user_id]).localeCompare(nameOf(users[b.user_id])));
    return (
        <Panel
            title="Members"
            detail={members?.length}
            tools={
                mayAdd && (
                    <IconButton label="Add people" onClick={() => openBox({kind: 'add', channelId})}>
                        <UserPlus />
                    </IconButton>
                )
            }
        >
            <div className="search-form">
                <input className="control" type="search" aria-label="Find a member" placeholder="Find a member" value={words} onChange={(event) => setWords(event.target.value)} />
            </div>
            <div className="panel-body people" role="list" aria-label="Members">
                {!members && <Waiting />}
                {shown.map((member) => {
                    const user = users[member.user_id];
                    const rules = member.scheme_admin;
                    return (
                        <div key={member.user_id} className="people-row" role="listitem">
                            <Avatar user={user} size={32} status={user?.is_bot ? undefined : (statuses[member.user_id] ?? 'offline')} />
                            <span>
                                <button type="button" className="post-name member-name" onClick={() => openBox({kind: 'person', userId: member.user_id})}>
                                    {nameOf(user)}
                                </button>
                                <small>
                                    @{user?.username}
                                    {rules ? ' · channel admin' : ''}
                                    {user?.is_bot ? ' · bot' : ''}
                                </small>
                            </span>
                            {(mayAdd || mayRule) && member.user_id !== me.id && (
                                <Menu
                                    label={`Actions for ${nameOf(user)}`}
                                    trigger={<IconButton label={`Actions for ${nameOf(user)}`}><Ellipsis /></IconButton>}
                                    items={[
                                        mayRule && {
                                            label: rules ? 'Make a plain member' : 'Make channel admin',
                                            onPick: tried(() => client.updateChannelMemberSchemeRoles(channelId, member.user_id, true, !rules)),
                                        },
                                        mayAdd && {
                                            label: 'Remove from channel',
                                            danger: true,
                                            onPick: tried(() => client.removeFromChannel(member.user_id, channelId)),
                                        },
                                    ]}
                                />
                            )}
                        </div>
                    );
                })}
            </div>
        </Panel>
    );
}
