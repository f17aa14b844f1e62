// The team's name and description, who is in it, and leaving it.
import type {TeamMembership} from '@mattermost/types/teams';
import {Ellipsis} from 'lucide-react';
import {useEffect, useState} from 'react';
import {useLocation} from 'wouter';
import {client} from '@/api';
import {Avatar, Button, Check, complain, Dialog, Field, IconButton, Menu, say, Tabs, TextArea, Waiting} from '@/parts';
import {takeUsers} from '@/state/load';
import {nameOf, useMay, useMe} from '@/state/select';
import {change, now, useStore} from '@/state/store';
import './boxes.css';

export default function Team({onClose}: {onClose(): void}) {
    const team = useStore((state) => state.teams[state.here.teamId])!;
    const may = useMay('manage_team', team.id);
    const [tab, setTab] = useState<'members' | 'settings'>('members');
    const [, go] = useLocation();
    const leave = async () => {
        try {
            await client.removeFromTeam(team.id, now().me!.id);
            onClose();
            change((touch) => {
                delete touch('teams')[team.id];
                delete touch('teamMembers')[team.id];
            });
            go('/');
        } catch (fault) {
            complain(fault);
        }
    };
    return (
        <Dialog title={team.display_name} onClose={onClose} wide footer={<Button kind="danger" onClick={() => void leave()}>Leave this team</Button>}>
            <Tabs
                label="Team"
                chosen={tab}
                onChoose={setTab}
                tabs={[{key: 'members', label: 'Members'}, ...(may ? [{key: 'settings' as const, label: 'Settings'}] : [])]}
            >
                {tab === 'members' ? <Members teamId={team.id} /> : <Settings teamId={team.id} />}
            </Tabs>
        </Dialog>
    );
}

function Members({teamId}: {teamId: string}) {
    const [members, setMembers] = useState<TeamMembership[] | null>(null);
    const users = useStore((state) => state.users);
    const me = useMe();
    const mayRule = useMay('manage_team_roles', teamId);
    const mayRemove = useMay('remove_user_from_team', teamId);
    const load = async () => {
        const found = await client.getTeamMembers(teamId, 0, 200);
        if (found.length) takeUsers(await client.getProfilesByIds(found.map((member) => member.user_id)));
        setMembers(found);
    };
    useEffect(() => void load().catch(complain), [teamId]);
    const tried = (deed: () => Promise<unknown>) => () => void deed().then(load).catch(complain);
    if (!members) return <Waiting />;
    return (
        <div className="people box-list" role="list" aria-label="Members">
            {members.map((member) => (
                <div key={member.user_id} className="people-row" role="listitem">
                    <Avatar user={users[member.user_id]} size={32} />
                    <span>
                        <b>{nameOf(users[member.user_id])}</b>
                        <small>
                            @{users[member.user_id]?.username}
                            {member.scheme_admin ? ' · team admin' : ''}
                        </small>
                    </span>
                    {(mayRule || mayRemove) && member.user_id !== me.id && (
                        <Menu
                            label="Actions"
                            trigger={<IconButton label={`Actions for ${nameOf(users[member.user_id])}`}><Ellipsis /></IconButton>}
                            items={[
                                mayRule && {
                                    label: member.scheme_admin ? 'Make a plain member' : 'Make team admin',
                                    onPick: tried(() => client.updateTeamMemberSchemeRoles(teamId, member.user_id, true, !member.scheme_admin)),
                                },
                                mayRemove && {label: 'Remove from team', danger: true, onPick: tried(() => client.removeFromTeam(teamId, member.user_id))},
                            ]}
                        />
                    )}
                </div>
            ))}
        </div>
    );
}

function Settings({teamId}: {teamId: string}) {
    const team = useStore((state) => state.teams[teamId])!;
    const [name, setName] = useState(team.display_name);
    const [description, setDescription] = useState(team.description);
    const [open, setOpen] = useState(team.allow_open_invite);
    const save = async () => {
        try {
            const changed = await client.patchTeam({id: teamId, display_name: name, description, allow_open_invite: open});
            change((touch) => {
                touch('teams')[teamId] = changed;
            });
            say('Saved');
        } catch (fault) {
            complain(fault);
        }
    };
    return (
        <div className="box-form">
            <Field label="Name" maxLength={64} value={name} onChange={(event) => setName(event.target.value)} />
            <TextArea label="Description" maxLength={255} value={description} onChange={(event) => setDescription(event.target.value)} />
            <Check label="Anybody with an account may join" checked={open} onChange={(event) => setOpen(event.target.checked)} />
            <Button kind="primary" onClick={() => void save()}>
                Save
            </Button>
        </div>
    );
}
