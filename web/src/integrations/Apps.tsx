// OAuth 2.0 apps: programs that people let act in their name.
import {AppWindow, MoreHorizontal, Plus, Trash2} from 'lucide-react';
import {useState} from 'react';
import type {OAuthApp} from '@mattermost/types/integrations';
import {Link, useLocation} from 'wouter';
import {client, siteUrl} from '@/api';
import {Button, Check, CopyField, Empty, Field, IconButton, Menu, say, TextArea} from '@/parts';
import {tame} from '@/rendering';
import {isAdmin, useMe} from '@/state/select';
import {useAsked} from './asking';
import {Form, full, Lines, Secret} from './editing';
import {Ago, Heading, Person, Shown, Sure, Table, type Column} from './pieces';
import type {Team} from './team';

export default function Apps({team, id}: {team: Team; id?: string}) {
    const [, go] = useLocation();
    if (id === 'new')
        return (
            <>
                <Heading title="New OAuth app" back={[`${team.base}/apps`, 'OAuth apps']} />
                <AppForm onDone={(app) => go(`${team.base}/apps/${app.id}`, {replace: true})} />
            </>
        );
    return id ? <One key={id} team={team} id={id} /> : <List team={team} />;
}

function List({team}: {team: Team}) {
    const [, go] = useLocation();
    const asked = useAsked(() => client.getOAuthApps(0, 200), []);
    const make = (
        <Button kind="primary" icon={<Plus />} onClick={() => go(`${team.base}/apps/new`)}>
            New app
        </Button>
    );
    const columns: Column<OAuthApp>[] = [
        {
            head: 'App',
            cell: (app) => (
                <Link href={`${team.base}/apps/${app.id}`}>
                    <bdi>{tame(app.name)}</bdi>
                </Link>
            ),
        },
        {head: 'Homepage', cell: (app) => <span className="int-clip">{tame(app.homepage)}</span>},
        {head: 'Owner', cell: (app) => <Person id={app.creator_id} />},
        {head: 'Made', cell: (app) => <Ago at={app.create_at} />},
        {
            head: 'Kind',
            cell: (app) =>
                [app.is_trusted && 'trusted', app.is_public ? 'public' : 'confidential'].filter(Boolean).join(', '),
        },
    ];
    return (
        <>
            <Heading
                title="OAuth apps"
                lead="Programs that people sign in to with their account here, or let act in their name."
            >
                {make}
            </Heading>
            <Shown asked={asked}>
                {(apps) =>
                    apps.length === 0 ? (
                        <Empty icon={<AppWindow />} title="No apps yet" action={make}>
                            Register a program, and give it the client id and secret that you get.
                        </Empty>
                    ) : (
                        <Table label="OAuth apps" columns={columns} rows={apps} keyOf={(app) => app.id} />
                    )
                }
            </Shown>
        </>
    );
}

function One({team, id}: {team: Team; id: string}) {
    const [, go] = useLocation();
    const [deleting, setDeleting] = useState(false);
    const asked = useAsked(() => client.getOAuthApp(id), [id]);
    return (
        <Shown asked={asked}>
            {(app) => (
                <>
                    <Heading
                        title={<bdi>{tame(app.name)}</bdi>}
                        back={[`${team.base}/apps`, 'OAuth apps']}
                        lead={
                            <span className="int-facts">
                                <span>
                                    Owned by <Person id={app.creator_id} />
                                </span>
                            </span>
                        }
                    >
                        <Menu
                            label="What to do with this app"
                            trigger={
                                <IconButton label="More">
                                    <MoreHorizontal />
                                </IconButton>
                            }
                            items={[{label: 'Delete', icon: <Trash2 />, danger: true, onPick: () => setDeleting(true)}]}
                        />
                    </Heading>
                    <div className="int-two">
                        <AppForm app={app} onDone={() => asked.again()} />
                        <div className="int-stack">
                            <section className="int-stack" aria-label="Client id">
                                <h3>Client id</h3>
                                <CopyField text={app.id} label="Client id" />
                            </section>
                            {app.client_secret && (
                                <Secret
                                    label="Client secret"
                                    value={app.client_secret}
                                    hint="Only the app’s server may know it."
                                    onRenew={async () => {
                                        await client.regenOAuthAppSecret(id);
                                        await asked.again();
                                    }}
                                />
                            )}
                            <section className="int-stack" aria-label="Addresses">
                                <h3>Addresses</h3>
                                <CopyField text={`${siteUrl}/oauth/authorize`} label="Authorize URL" />
                                <CopyField text={`${siteUrl}/oauth/access_token`} label="Token URL" />
                            </section>
                        </div>
                    </div>
                    {deleting && (
                        <Sure
                            title={`Delete ${tame(app.name)}?`}
                            verb="Delete"
                            onClose={() => setDeleting(false)}
                            onSure={async () => {
                                await client.deleteOAuthApp(id);
                                go(`${team.base}/apps`, {replace: true});
                            }}
                        >
                            Everybody who uses it is signed out of it.
                        </Sure>
                    )}
                </>
            )}
        </Shown>
    );
}

function AppForm({app, onDone}: {app?: OAuthApp; onDone(app: OAuthApp): unknown}) {
    const admin = isAdmin(useMe());
    const [wanted, setWanted] = useState(
        app ??
            ({
                name: '',
                description: '',
                homepage: '',
                icon_url: '',
                callback_urls: [],
                is_trusted: false,
                is_public: false,
            } as unknown as OAuthApp),
    );
    const put = (part: Partial<OAuthApp>) => setWanted({...wanted, ...part});
    const send = async () => {
        const sent = {...wanted, callback_urls: full(wanted.callback_urls)};
        const saved = app ? await client.editOAuthApp(sent) : await client.createOAuthApp(sent);
        if (app) say('Saved.');
        await onDone(saved);
    };
    return (
        <Form verb={app ? 'Save' : 'Create app'} onSend={send}>
            <Field
                label="Name"
                required
                maxLength={64}
                value={wanted.name}
                onChange={(event) => put({name: event.target.value})}
            />
            <TextArea
                label="Description"
                rows={2}
                maxLength={512}
                value={wanted.description}
                onChange={(event) => put({description: event.target.value})}
            />
            <Field
                label="Homepage"
                required
                type="url"
                placeholder="https://"
                value={wanted.homepage}
                onChange={(event) => put({homepage: event.target.value})}
            />
            <Lines
                label="Callback URLs"
                value={wanted.callback_urls}
                placeholder="https://"
                hint="One a line; people are sent back to one of them."
                onChange={(callback_urls) => put({callback_urls})}
            />
            <Field
                label="Picture"
                optional
                placeholder="https://"
                value={wanted.icon_url}
                onChange={(event) => put({icon_url: event.target.value})}
            />
            {!app && (
                <Check
                    label="Public client"
                    hint="It has no secret, as in a browser or on a phone, and proves itself by PKCE."
                    checked={!!wanted.is_public}
                    onChange={(event) => put({is_public: event.target.checked})}
                />
            )}
            {admin && (
                <Check
                    label="Trusted"
                    hint="People are not asked whether they allow it."
                    checked={wanted.is_trusted}
                    onChange={(event) => put({is_trusted: event.target.checked})}
                />
            )}
        </Form>
    );
}
