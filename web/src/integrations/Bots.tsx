// Bots: accounts of programs, and the tokens by which they come in.
import {Ban, Bot as BotIcon, MoreHorizontal, Play, Plus} from 'lucide-react';
import {useState} from 'react';
import type {Bot} from '@mattermost/types/bots';
import {Link, useLocation} from 'wouter';
import {client} from '@/api';
import {Avatar, Button, Empty, Field, IconButton, Menu, say, TextArea} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from './asking';
import {Form, tried} from './editing';
import {Ago, Heading, Person, Shown, State, Table, type Column} from './pieces';
import {Tokens} from './Tokens';
import type {Team} from './team';

export default function Bots({team, id}: {team: Team; id?: string}) {
    if (id === 'new') return <New team={team} />;
    return id ? <One key={id} team={team} id={id} /> : <List team={team} />;
}

function List({team}: {team: Team}) {
    const [, go] = useLocation();
    const asked = useAsked(() => client.getBotsIncludeDeleted(0, 200), []);
    const make = (
        <Button kind="primary" icon={<Plus />} onClick={() => go(`${team.base}/bots/new`)}>
            New bot
        </Button>
    );
    const columns: Column<Bot>[] = [
        {
            head: 'Bot',
            cell: (bot) => (
                <Link href={`${team.base}/bots/${bot.user_id}`} className="int-person">
                    <Avatar src={client.getProfilePictureUrl(bot.user_id, bot.update_at)} size={22} /> @
                    {tame(bot.username)}
                </Link>
            ),
        },
        {head: 'Name', cell: (bot) => <bdi>{tame(bot.display_name ?? '')}</bdi>},
        {
            head: 'Owner',
            cell: (bot) => (/^[a-z0-9]{26}$/.test(bot.owner_id) ? <Person id={bot.owner_id} /> : tame(bot.owner_id)),
        },
        {head: 'Made', cell: (bot) => <Ago at={bot.create_at} />},
        {head: 'State', cell: (bot) => <State state={bot.delete_at ? 'disabled' : 'live'} />},
    ];
    return (
        <>
            <Heading title="Bots" lead="Accounts of programs: they join channels, read, and write by the API.">
                {make}
            </Heading>
            <Shown asked={asked}>
                {(bots) =>
                    bots.length === 0 ? (
                        <Empty icon={<BotIcon />} title="No bots yet" action={make}>
                            Make one, give its token to a program, and invite it to a channel.
                        </Empty>
                    ) : (
                        <Table label="Bots" columns={columns} rows={bots} keyOf={(bot) => bot.user_id} />
                    )
                }
            </Shown>
        </>
    );
}

function New({team}: {team: Team}) {
    const [, go] = useLocation();
    const [username, setUsername] = useState('');
    const [display_name, setName] = useState('');
    const [description, setDescription] = useState('');
    const make = async () => {
        const bot = await client.createBot({username, display_name, description});
        // A bot that is in no team can post nowhere.
        await client.addToTeam(team.id, bot.user_id).catch(() => undefined);
        go(`${team.base}/bots/${bot.user_id}`, {replace: true});
    };
    return (
        <>
            <Heading title="New bot" back={[`${team.base}/bots`, 'Bots']} />
            <Form verb="Create bot" onSend={make} disabled={username === ''}>
                <Field
                    label="Username"
                    required
                    autoFocus
                    value={username}
                    placeholder="deploy-bot"
                    spellCheck={false}
                    onChange={(event) => setUsername(event.target.value.toLowerCase())}
                />
                <Field label="Name" optional value={display_name} onChange={(event) => setName(event.target.value)} />
                <TextArea
                    label="Description"
                    optional
                    rows={2}
                    value={description}
                    onChange={(event) => setDescription(event.target.value)}
                />
            </Form>
        </>
    );
}

function One({team, id}: {team: Team; id: string}) {
    const asked = useAsked(async () => {
        const bots = await client.getBotsIncludeDeleted(0, 200);
        return bots.find((bot) => bot.user_id === id) ?? client.getBot(id);
    }, [id]);
    return (
        <Shown asked={asked}>
            {(bot) => {
                const disabled = bot.delete_at > 0;
                const flip = () =>
                    tried(async () => {
                        await (disabled ? client.enableBot(id) : client.disableBot(id));
                        await asked.again();
                    });
                return (
                    <>
                        <Heading
                            title={
                                <>
                                    <bdi>@{tame(bot.username)}</bdi> <State state={disabled ? 'disabled' : 'live'} />
                                </>
                            }
                            back={[`${team.base}/bots`, 'Bots']}
                        >
                            <Menu
                                label="What to do with this bot"
                                trigger={
                                    <IconButton label="More">
                                        <MoreHorizontal />
                                    </IconButton>
                                }
                                items={[
                                    disabled
                                        ? {label: 'Enable', icon: <Play />, onPick: flip}
                                        : {label: 'Disable', icon: <Ban />, onPick: flip},
                                ]}
                            />
                        </Heading>
                        <div className="int-two">
                            <BotForm bot={bot} onDone={asked.again} />
                            <Tokens userId={id} teamId={team.id} />
                        </div>
                    </>
                );
            }}
        </Shown>
    );
}

function BotForm({bot, onDone}: {bot: Bot; onDone(): Promise<void>}) {
    const [username, setUsername] = useState(bot.username);
    const [display_name, setName] = useState(bot.display_name ?? '');
    const [description, setDescription] = useState(bot.description ?? '');
    const save = async () => {
        await client.patchBot(bot.user_id, {username, display_name, description});
        await onDone();
        say('Saved.');
    };
    return (
        <Form verb="Save" onSend={save}>
            <Field
                label="Username"
                required
                value={username}
                spellCheck={false}
                onChange={(event) => setUsername(event.target.value.toLowerCase())}
            />
            <Field label="Name" optional value={display_name} onChange={(event) => setName(event.target.value)} />
            <TextArea
                label="Description"
                optional
                rows={2}
                value={description}
                onChange={(event) => setDescription(event.target.value)}
            />
        </Form>
    );
}
