// Every team of the server: who may join, how many are in, put away and taken back.
import {UsersRound} from 'lucide-react';
import type {Team} from '@mattermost/types/teams';
import {Link} from 'wouter';
import {client} from '@/api';
import {Button, Empty} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from '@/integrations/asking';
import {tried} from '@/integrations/editing';
import {Ago, Heading, Shown, State, Table, type Column} from '@/integrations/pieces';
import {useStore} from '@/state/store';

type Row = {team: Team; members?: number};

async function ask(): Promise<Row[]> {
    const teams = (await client.getTeams(0, 200)) as Team[];
    return Promise.all(
        teams.map(async (team) => ({
            team,
            members: await client.getTeamStats(team.id).then(
                (stats) => stats.active_member_count,
                () => undefined,
            ),
        })),
    );
}

export function Teams() {
    const asked = useAsked(ask, []);
    const mine = useStore((state) => state.teams);
    const flip = (team: Team) =>
        tried(async () => {
            await (team.delete_at ? client.unarchiveTeam(team.id) : client.deleteTeam(team.id));
            await asked.again();
        });
    const columns: Column<Row>[] = [
        {
            head: 'Team',
            cell: ({team}) =>
                mine[team.id] ? (
                    <Link href={`/${team.name}`}>
                        <bdi>{tame(team.display_name)}</bdi>
                    </Link>
                ) : (
                    <bdi>{tame(team.display_name)}</bdi>
                ),
        },
        {head: 'Address', cell: ({team}) => `/${team.name}`},
        {head: 'Who may join', cell: ({team}) => (team.allow_open_invite ? 'everybody' : 'who is invited')},
        {head: 'Members', cell: ({members}) => members ?? ''},
        {head: 'Made', cell: ({team}) => <Ago at={team.create_at} />},
        {head: 'State', cell: ({team}) => <State state={team.delete_at ? 'archived' : 'live'} />},
        {
            head: 'Deed',
            cell: ({team}) => (
                <Button small kind="quiet" onClick={() => flip(team)}>
                    {team.delete_at ? 'Restore' : 'Archive'}
                </Button>
            ),
        },
    ];
    return (
        <>
            <Heading title="Teams" />
            <Shown asked={asked}>
                {(rows) =>
                    rows.length === 0 ? (
                        <Empty icon={<UsersRound />} title="No teams yet" />
                    ) : (
                        <Table label="Teams" columns={columns} rows={rows} keyOf={({team}) => team.id} />
                    )
                }
            </Shown>
        </>
    );
}
