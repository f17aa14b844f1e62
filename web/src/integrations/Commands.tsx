// Slash commands: /word in a message calls a program, whose answer is shown or posted.
import {MoreHorizontal, Plus, SquareSlash, Trash2} from 'lucide-react';
import {useState} from 'react';
import type {Command} from '@mattermost/types/integrations';
import {Link, useLocation} from 'wouter';
import {client} from '@/api';
import {Button, Check, Empty, Field, IconButton, Menu, say, Select, TextArea} from '@/parts';
import {useAsked} from './asking';
import {calls, type CommandOverview} from './calls';
import {Form, Secret} from './editing';
import {Ago, Heading, Person, Shown, State, Sure, Table, type Column} from './pieces';
import type {Team} from './team';

export default function Commands({team, id}: {team: Team; id?: string}) {
    const asked = useAsked(() => overview(team.id), [team.id], 10000);
    if (id === 'new') return <New team={team} onMade={asked.again} />;
    if (!id) return <List team={team} asked={asked} />;
    return (
        <Shown asked={asked}>
            {(all) => {
                const row = all.find(({command}) => command.id === id);
                return row ? (
                    <One key={id} team={team} command={row.command} onChanged={asked.again} />
                ) : (
                    <Empty title="This command is gone" />
                );
            }}
        </Shown>
    );
}

async function overview(teamId: string): Promise<CommandOverview[]> {
    try {
        return await calls.commands(teamId);
    } catch {
        const commands = await client.getCustomTeamCommands(teamId);
        return commands.map((command) => ({command, state: 'live', last_delivery_at: 0, last_outcome: ''}));
    }
}

function List({team, asked}: {team: Team; asked: ReturnType<typeof useAsked<CommandOverview[]>>}) {
    const [, go] = useLocation();
    const make = (
        <Button kind="primary" icon={<Plus />} onClick={() => go(`${team.base}/commands/new`)}>
            New command
        </Button>
    );
    const columns: Column<CommandOverview>[] = [
        {
            head: 'Command',
            cell: ({command}) => <Link href={`${team.base}/commands/${command.id}`}>/{command.trigger}</Link>,
        },
        {head: 'Name', cell: ({command}) => command.display_name || <span className="int-faint">unnamed</span>},
        {head: 'Owner', cell: ({command}) => <Person id={command.creator_id} />},
        {
            head: 'Last call',
            cell: (row) => (
                <>
                    <Ago at={row.last_delivery_at} /> {row.last_outcome && <State state={row.last_outcome} />}
                </>
            ),
        },
        {head: 'State', cell: (row) => <State state={row.state} />},
    ];
    return (
        <>
            <Heading
                title="Slash commands"
                lead="A word after a slash calls a program, and its answer comes back into the channel."
            >
                {make}
            </Heading>
            <Shown asked={asked}>
                {(rows) =>
                    rows.length === 0 ? (
                        <Empty icon={<SquareSlash />} title="No commands yet" action={make}>
                            Choose a word, such as /deploy, and the URL that answers it.
                        </Empty>
                    ) : (
                        <Table label="Slash commands" columns={columns} rows={rows} keyOf={(row) => row.command.id} />
                    )
                }
            </Shown>
        </>
    );
}

function New({team, onMade}: {team: Team; onMade(): Promise<void>}) {
    const [, go] = useLocation();
    return (
        <>
            <Heading title="New slash command" back={[`${team.base}/commands`, 'Slash commands']} />
            <CommandForm
                team={team}
                onDone={async (command) => {
                    await onMade();
                    go(`${team.base}/commands/${command.id}`, {replace: true});
                }}
            />
        </>
    );
}

function One({team, command, onChanged}: {team: Team; command: Command; onChanged(): Promise<void>}) {
    const [, go] = useLocation();
    const [deleting, setDeleting] = useState(false);
    return (
        <>
            <Heading
                title={`/${command.trigger}`}
                back={[`${team.base}/commands`, 'Slash commands']}
                lead={
                    <span className="int-facts">
                        <span>
                            Owned by <Person id={command.creator_id} />
                        </span>
                    </span>
                }
            >
                <Menu
                    label="What to do with this command"
                    trigger={
                        <IconButton label="More">
                            <MoreHorizontal />
                        </IconButton>
                    }
                    items={[{label: 'Delete', icon: <Trash2 />, danger: true, onPick: () => setDeleting(true)}]}
                />
            </Heading>
            <div className="int-two">
                <CommandForm team={team} command={command} onDone={onChanged} />
                <Secret
                    label="Token"
                    value={command.token}
                    hint="Sent in each call, so that the program knows who calls."
                    onRenew={async () => {
                        await client.regenCommandToken(command.id);
                        await onChanged();
                    }}
                />
            </div>
            {deleting && (
                <Sure
                    title={`Delete /${command.trigger}?`}
                    verb="Delete"
                    onClose={() => setDeleting(false)}
                    onSure={async () => {
                        await client.deleteCommand(command.id);
                        await onChanged();
                        go(`${team.base}/commands`, {replace: true});
                    }}
                >
                    Nobody can use it any more.
                </Sure>
            )}
        </>
    );
}

function fresh(teamId: string): Command {
    return {
        team_id: teamId,
        trigger: '',
        method: 'P',
        url: '',
        display_name: '',
        description: '',
        username: '',
        icon_url: '',
        auto_complete: true,
        auto_complete_hint: '',
        auto_complete_desc: '',
    } as unknown as Command;
}

function CommandForm({team, command, onDone}: {team: Team; command?: Command; onDone(command: Command): unknown}) {
    const [wanted, setWanted] = useState(command ?? fresh(team.id));
    const put = (part: Partial<Command>) => setWanted({...wanted, ...part});
    const send = async () => {
        const saved = command ? await client.editCommand(wanted) : await client.addCommand(wanted);
        if (command) say('Saved.');
        await onDone(saved);
    };
    return (
        <Form verb={command ? 'Save' : 'Create command'} onSend={send}>
            <Field
                label="Word"
                required
                maxLength={128}
                value={wanted.trigger}
                placeholder="deploy"
                spellCheck={false}
                hint="Without the slash."
                onChange={(event) => put({trigger: event.target.value.replace(/^\//, '')})}
            />
            <Field
                label="URL to call"
                required
                type="url"
                value={wanted.url}
                placeholder="https://"
                onChange={(event) => put({url: event.target.value})}
            />
            <Select
                label="Method"
                value={wanted.method}
                onChange={(event) => put({method: event.target.value as Command['method']})}
            >
                <option value="P">POST</option>
                <option value="G">GET</option>
            </Select>
            <Field
                label="Name"
                optional
                maxLength={64}
                value={wanted.display_name}
                onChange={(event) => put({display_name: event.target.value})}
            />
            <TextArea
                label="Description"
                optional
                rows={2}
                maxLength={128}
                value={wanted.description}
                onChange={(event) => put({description: event.target.value})}
            />
            <Check
                label="Offer it while people type"
                checked={wanted.auto_complete}
                onChange={(event) => put({auto_complete: event.target.checked})}
            />
            {wanted.auto_complete && (
                <>
                    <Field
                        label="What follows the word"
                        optional
                        value={wanted.auto_complete_hint}
                        placeholder="[service] [version]"
                        onChange={(event) => put({auto_complete_hint: event.target.value})}
                    />
                    <Field
                        label="What it does"
                        optional
                        value={wanted.auto_complete_desc}
                        onChange={(event) => put({auto_complete_desc: event.target.value})}
                    />
                </>
            )}
            <Field
                label="Shown name of answers"
                optional
                value={wanted.username}
                onChange={(event) => put({username: event.target.value})}
            />
            <Field
                label="Shown picture of answers"
                optional
                value={wanted.icon_url}
                placeholder="https://"
                onChange={(event) => put({icon_url: event.target.value})}
            />
        </Form>
    );
}
