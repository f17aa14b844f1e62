// Somebody in no team: join an open one or make one.
import type {Team} from '@mattermost/types/teams';
import {useEffect, useState} from 'react';
import {useLocation} from 'wouter';
import {client} from '@/api';
import {Entrance} from '@/entrance/Entrance';
import {TeamForm} from '@/entrance/TeamForm';
import {Button, complain} from '@/parts';
import {loadTeam} from '@/state/events';
import {logout} from '@/state/load';
import {useMay, useMe} from '@/state/select';
import {now} from '@/state/store';

export function NoTeam() {
    const me = useMe();
    const mayMake = useMay('create_team');
    const [teams, setTeams] = useState<Team[]>([]);
    const [, go] = useLocation();
    useEffect(() => {
        client.getTeams(0, 100).then((found) => setTeams((found as Team[]).filter((team) => team.allow_open_invite && !now().teams[team.id])), complain);
    }, []);
    const join = async (team: Team) => {
        try {
            await client.addToTeam(team.id, me.id);
            await loadTeam(team.id);
            go(`/${team.name}`);
        } catch (fault) {
            complain(fault);
        }
    };
    const lead = teams.length
        ? 'Join a team to see its channels.'
        : mayMake
          ? 'A team is a set of channels and the people in them.'
          : 'Ask somebody of a team for its invitation link.';
    return (
        <Entrance title={`Hello, ${me.username}`} lead={lead}>
            {teams.map((team) => (
                <Button key={team.id} onClick={() => join(team)}>
                    Join {team.display_name}
                </Button>
            ))}
            {mayMake && <TeamForm verb="Make a team" onDone={(team) => go(`/${team.name}`)} />}
            <Button kind="quiet" onClick={logout}>
                Sign out
            </Button>
        </Entrance>
    );
}
