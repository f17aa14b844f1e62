// One account as an administrator sees it: role, access, password, sessions.
import {useState} from 'react';
import type {Session} from '@mattermost/types/sessions';
import {client, sentenceOf} from '@/api';
import {Button, Check, Dialog, Field, say} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from '@/integrations/asking';
import {tried} from '@/integrations/editing';
import {Ago, Shown, State} from '@/integrations/pieces';
import {useMe} from '@/state/select';

export function PersonDialog({id, onClose, onChanged}: {id: string; onClose(): void; onChanged(): Promise<void>}) {
    const me = useMe();
    const asked = useAsked(() => client.getUser(id), [id]);
    const sessions = useAsked(() => client.getSessions(id), [id]);
    const change = (deed: () => Promise<unknown>, words: string) =>
        tried(async () => {
            await deed();
            await Promise.all([asked.again(), sessions.again(), onChanged()]);
            say(words);
        });
    return (
        <Dialog title={asked.answer ? `@${tame(asked.answer.username)}` : 'Account'} onClose={onClose} wide>
            <Shown asked={asked}>
                {(user) => {
                    const admin = user.roles.split(' ').includes('system_admin');
                    const roles = (wanted: boolean) =>
                        [
                            ...new Set(user.roles.split(' ').filter((role) => role !== 'system_admin')),
                            ...(wanted ? ['system_admin'] : []),
                        ].join(' ');
                    return (
                        <div className="admin-dialog">
                            <section aria-label="Access">
                                <h3>
                                    Access <State state={user.delete_at ? 'disabled' : 'live'} />
                                </h3>
                                <Check
                                    label="Administrator"
                                    hint="May change everything on this server."
                                    checked={admin}
                                    disabled={user.id === me.id}
                                    onChange={(event) =>
                                        change(
                                            () => client.updateUserRoles(id, roles(event.target.checked)),
                                            'The role is changed.',
                                        )
                                    }
                                />
                                <Button
                                    kind={user.delete_at ? 'plain' : 'danger'}
                                    disabled={user.id === me.id}
                                    onClick={() =>
                                        change(
                                            () => client.updateUserActive(id, user.delete_at > 0),
                                            user.delete_at ? 'They may sign in again.' : 'They are locked out.',
                                        )
                                    }
                                >
                                    {user.delete_at ? 'Let them sign in again' : 'Deactivate'}
                                </Button>
                            </section>
                            <NewPassword id={id} onDone={() => Promise.all([sessions.again(), onChanged()])} />
                            <section aria-label="Sessions">
                                <h3>Sessions</h3>
                                <Shown asked={sessions}>
                                    {(list) => (
                                        <Sessions
                                            list={list}
                                            onRevoke={(session) =>
                                                change(
                                                    () => client.revokeSession(id, session.id),
                                                    'The session has ended.',
                                                )
                                            }
                                            onRevokeAll={() =>
                                                change(
                                                    () => client.revokeAllSessionsForUser(id),
                                                    'Every session has ended.',
                                                )
                                            }
                                        />
                                    )}
                                </Shown>
                            </section>
                        </div>
                    );
                }}
            </Shown>
        </Dialog>
    );
}

function NewPassword({id, onDone}: {id: string; onDone(): Promise<unknown>}) {
    const [password, setPassword] = useState('');
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const set = async () => {
        setBusy(true);
        setTrouble('');
        try {
            await client.updateUserPassword(id, '', password);
            setPassword('');
            await onDone();
            say('The password is set.');
        } catch (fault) {
            setTrouble(sentenceOf(fault));
        }
        setBusy(false);
    };
    return (
        <section aria-label="Password">
            <h3>Password</h3>
            <form
                className="admin-line"
                onSubmit={(event) => {
                    event.preventDefault();
                    void set();
                }}
            >
                <Field
                    label="New password"
                    type="password"
                    autoComplete="new-password"
                    value={password}
                    error={trouble}
                    onChange={(event) => setPassword(event.target.value)}
                />
                <Button type="submit" busy={busy} disabled={password === ''}>
                    Set
                </Button>
            </form>
        </section>
    );
}

function Sessions({
    list,
    onRevoke,
    onRevokeAll,
}: {
    list: Session[];
    onRevoke(session: Session): void;
    onRevokeAll(): void;
}) {
    if (list.length === 0) return <p className="int-faint">They are not signed in anywhere.</p>;
    return (
        <>
            <ul role="list" className="admin-sessions">
                {list.map((session) => (
                    <li key={session.id}>
                        <span>
                            {[session.props?.browser, session.props?.platform, session.props?.os]
                                .filter(Boolean)
                                .map((part) => tame(String(part)))
                                .join(', ') || (session.props?.type ? tame(String(session.props.type)) : 'A program')}
                            <small className="int-faint">
                                last seen <Ago at={session.last_activity_at} />, until{' '}
                                <Ago at={session.expires_at} never="ever" />
                            </small>
                        </span>
                        <Button small kind="quiet" onClick={() => onRevoke(session)}>
                            End
                        </Button>
                    </li>
                ))}
            </ul>
            <div>
                <Button small onClick={onRevokeAll}>
                    End all
                </Button>
            </div>
        </>
    );
}
