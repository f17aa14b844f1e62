// The incoming webhooks of a team and how each fares.
import {Plus, Webhook} from 'lucide-react';
import {Link, useLocation} from 'wouter';
import {Button, Empty} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from './asking';
import {calls, type HookOverview} from './calls';
import type {Offers} from './offers';
import {Ago, ChannelName, Heading, Person, Shown, State, Table, type Column} from './pieces';
import type {Team} from './team';

export function IncomingList({team, offers}: {team: Team; offers: Offers}) {
    const [, go] = useLocation();
    const asked = useAsked(() => calls.hooks(team.id), [team.id], 10000);
    const make = (
        <Button kind="primary" icon={<Plus />} onClick={() => go(`${team.base}/incoming/new`)}>
            New webhook
        </Button>
    );
    const columns: Column<HookOverview>[] = [
        {
            head: 'Name',
            cell: ({hook}) => (
                <Link href={`${team.base}/incoming/${hook.id}`}>
                    <bdi>{tame(hook.display_name) || 'Unnamed'}</bdi>
                </Link>
            ),
        },
        {head: 'Channel', cell: ({hook}) => <ChannelName id={hook.channel_id} />},
        {head: 'Owner', cell: ({hook}) => <Person id={hook.user_id} />},
        {
            head: 'Last request',
            cell: (row) => (
                <>
                    <Ago at={row.last_received_at} /> {row.last_outcome && <State state={row.last_outcome} />}
                </>
            ),
        },
        {
            head: 'Requests',
            cell: (row) => (
                <>
                    {row.received}
                    {row.refused > 0 && <span className="int-bad-text"> · {row.refused} refused</span>}
                </>
            ),
        },
        {head: 'State', cell: (row) => <State state={row.state} />},
    ];
    return (
        <>
            <Heading
                title="Incoming webhooks"
                lead="A URL that posts. Give it to a program, and what it sends appears in a channel."
            >
                {make}
            </Heading>
            <Shown asked={asked}>
                {(hooks) =>
                    hooks.length === 0 ? (
                        <Empty icon={<Webhook />} title="No webhooks yet" action={make}>
                            Name one, and you get a URL that posts into a channel.
                            {offers.directory &&
                                ' Or start from the service that is to post: the directory knows how to set it up.'}
                        </Empty>
                    ) : (
                        <Table label="Incoming webhooks" columns={columns} rows={hooks} keyOf={(row) => row.hook.id} />
                    )
                }
            </Shown>
        </>
    );
}
