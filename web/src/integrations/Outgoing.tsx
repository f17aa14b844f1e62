// Outgoing webhooks: what people write in a channel is sent to a program, whose answer may be posted.
import {ArrowUpRight, MoreHorizontal, Plus, Trash2} from 'lucide-react';
import {useState} from 'react';
import {Link, useLocation} from 'wouter';
import {client} from '@/api';
import {Button, Empty, IconButton, Menu} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from './asking';
import {calls, type OutgoingOverview} from './calls';
import {OutgoingForm, type OutgoingAll} from './OutgoingForm';
import {Ago, ChannelName, Heading, Person, Shown, State, Sure, Table, type Column} from './pieces';
import {Secret} from './editing';
import type {Team} from './team';

export default function Outgoing({team, id}: {team: Team; id?: string}) {
    if (id === 'new') return <New team={team} />;
    return id ? <One key={id} team={team} id={id} /> : <List team={team} />;
}

// The server's own list says how each fares; the peer's has the hooks alone.
async function overview(teamId: string): Promise<OutgoingOverview[]> {
    try {
        return await calls.outgoing(teamId);
    } catch {
        const hooks = await client.getOutgoingWebhooks('', teamId, 0, 200);
        return hooks.map((hook) => ({hook, state: 'live', last_delivery_at: 0, last_outcome: '', reason: ''}));
    }
}

function List({team}: {team: Team}) {
    const [, go] = useLocation();
    const asked = useAsked(() => overview(team.id), [team.id], 10000);
    const make = (
        <Button kind="primary" icon={<Plus />} onClick={() => go(`${team.base}/outgoing/new`)}>
            New outgoing webhook
        </Button>
    );
    const columns: Column<OutgoingOverview>[] = [
        {
            head: 'Name',
            cell: ({hook}) => (
                <Link href={`${team.base}/outgoing/${hook.id}`}>
                    <bdi>{tame(hook.display_name) || hook.trigger_words.join(', ') || 'Unnamed'}</bdi>
                </Link>
            ),
        },
        {head: 'Channel', cell: ({hook}) => <ChannelName id={hook.channel_id} />},
        {head: 'Owner', cell: ({hook}) => <Person id={hook.creator_id} />},
        {
            head: 'Last call',
            cell: (row) => (
                <>
                    <Ago at={row.last_delivery_at} /> {row.last_outcome && <State state={row.last_outcome} />}
                    {row.reason && <small className="int-bad-text">{row.reason}</small>}
                </>
            ),
        },
        {head: 'State', cell: (row) => <State state={row.state} />},
    ];
    return (
        <>
            <Heading
                title="Outgoing webhooks"
                lead="What people write is sent to a program; what it answers is posted."
            >
                {make}
            </Heading>
            <Shown asked={asked}>
                {(hooks) =>
                    hooks.length === 0 ? (
                        <Empty icon={<ArrowUpRight />} title="No outgoing webhooks yet" action={make}>
                            Choose a channel or a word. When somebody writes there, or begins with it, your URL is
                            called.
                        </Empty>
                    ) : (
                        <Table label="Outgoing webhooks" columns={columns} rows={hooks} keyOf={(row) => row.hook.id} />
                    )
                }
            </Shown>
        </>
    );
}

function New({team}: {team: Team}) {
    const [, go] = useLocation();
    return (
        <>
            <Heading title="New outgoing webhook" back={[`${team.base}/outgoing`, 'Outgoing webhooks']} />
            <OutgoingForm team={team} onDone={(hook) => go(`${team.base}/outgoing/${hook.id}`, {replace: true})} />
        </>
    );
}

function One({team, id}: {team: Team; id: string}) {
    const [, go] = useLocation();
    const [deleting, setDeleting] = useState(false);
    const asked = useAsked(async (): Promise<OutgoingAll> => {
        const [hook, settings] = await Promise.all([
            client.getOutgoingWebhook(id),
            calls.outgoingSettings(id).catch(() => undefined),
        ]);
        return {hook, settings};
    }, [id]);
    return (
        <Shown asked={asked}>
            {(all) => (
                <>
                    <Heading
                        title={
                            <>
                                <bdi>{tame(all.hook.display_name) || 'Unnamed webhook'}</bdi>{' '}
                                <State state={all.settings?.disabled ? 'disabled' : 'live'} />
                            </>
                        }
                        back={[`${team.base}/outgoing`, 'Outgoing webhooks']}
                        lead={
                            <span className="int-facts">
                                <span>
                                    Owned by <Person id={all.hook.creator_id} />
                                </span>
                            </span>
                        }
                    >
                        {all.settings && (
                            <Button small onClick={() => go(`${team.base}/deliveries?endpoint=${id}`)}>
                                Its deliveries
                            </Button>
                        )}
                        <Menu
                            label="What to do with this webhook"
                            trigger={
                                <IconButton label="More">
                                    <MoreHorizontal />
                                </IconButton>
                            }
                            items={[{label: 'Delete', icon: <Trash2 />, danger: true, onPick: () => setDeleting(true)}]}
                        />
                    </Heading>
                    {all.settings?.disabled_reason && (
                        <p className="int-note">Switched off: {all.settings.disabled_reason}</p>
                    )}
                    <div className="int-two">
                        <OutgoingForm team={team} all={all} onDone={() => asked.again()} />
                        <div className="int-stack">
                            <Secret
                                label="Token"
                                value={all.hook.token}
                                hint="Sent in each call, so that the program knows who calls."
                                onRenew={async () => {
                                    await client.regenOutgoingHookToken(id);
                                    await asked.again();
                                }}
                            />
                            {all.settings?.secret && (
                                <Secret
                                    label="Signing secret"
                                    value={all.settings.secret}
                                    hint="Calls are signed as Standard Webhooks says: any of its libraries can check them with this."
                                    warning="The old one goes on signing beside it for a while, so that receivers can change over."
                                    onRenew={async () => {
                                        await calls.rotateSecret(id);
                                        await asked.again();
                                    }}
                                />
                            )}
                            {!!all.settings && all.settings.old_secret_until > Date.now() && (
                                <p className="int-note">
                                    The secret before it signs as well, until <Ago at={all.settings.old_secret_until} />
                                    .
                                </p>
                            )}
                        </div>
                    </div>
                    {deleting && (
                        <Sure
                            title="Delete this webhook?"
                            verb="Delete"
                            onClose={() => setDeleting(false)}
                            onSure={async () => {
                                await client.removeOutgoingWebhook(id);
                                go(`${team.base}/outgoing`, {replace: true});
                            }}
                        >
                            Its URLs are not called any more.
                        </Sure>
                    )}
                </>
            )}
        </Shown>
    );
}
