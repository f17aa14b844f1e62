// Everybody who has an account: found, given a role, locked out, given a new password.
import {Search, UserPlus} from 'lucide-react';
import {useDeferredValue, useState} from 'react';
import type {UserProfile} from '@mattermost/types/users';
import {client, sentenceOf} from '@/api';
import {Avatar, Button, Dialog, Empty, Field, say, Select} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from '@/integrations/asking';
import {Ago, Heading, Shown, State, Table, type Column} from '@/integrations/pieces';
import {PersonDialog} from './PersonDialog';

const perPage = 50;

export const rolesInWords = (user: UserProfile) =>
    user.roles
        .split(' ')
        .map((role) =>
            role === 'system_admin'
                ? 'administrator'
                : role === 'system_guest'
                  ? 'guest'
                  : role === 'system_user'
                    ? ''
                    : role,
        )
        .filter(Boolean)
        .join(', ') || (user.is_bot ? 'bot' : 'member');

export function People() {
    const [typed, setTyped] = useState('');
    const [which, setWhich] = useState('');
    const [page, setPage] = useState(0);
    const [open, setOpen] = useState('');
    const [making, setMaking] = useState(false);
    const term = useDeferredValue(typed.trim());
    const asked = useAsked(async () => {
        const of =
            which === 'admins'
                ? {role: 'system_admin'}
                : which === 'inactive'
                  ? {inactive: true}
                  : which === 'active'
                    ? {active: true}
                    : {};
        if (term) {
            const found = await client.searchUsers(term, {allow_inactive: which !== 'active', limit: 100});
            return found.filter((user) =>
                which === 'admins'
                    ? user.roles.includes('system_admin')
                    : which === 'inactive'
                      ? user.delete_at > 0
                      : true,
            );
        }
        return client.getProfiles(page, perPage, of);
    }, [term, which, page]);
    const columns: Column<UserProfile>[] = [
        {
            head: 'Person',
            cell: (user) => (
                <button type="button" className="int-person admin-person" onClick={() => setOpen(user.id)}>
                    <Avatar user={user} size={26} /> <bdi>{tame(user.username)}</bdi>
                </button>
            ),
        },
        {
            head: 'Name',
            cell: (user) => <bdi>{tame(`${user.first_name} ${user.last_name}`.trim() || user.nickname)}</bdi>,
        },
        {head: 'E-mail', cell: (user) => tame(user.email)},
        {head: 'Role', cell: rolesInWords},
        {head: 'Since', cell: (user) => <Ago at={user.create_at} />},
        {head: 'State', cell: (user) => <State state={user.delete_at ? 'disabled' : 'live'} />},
    ];
    return (
        <>
            <Heading title="People">
                <Button kind="primary" icon={<UserPlus />} onClick={() => setMaking(true)}>
                    New account
                </Button>
            </Heading>
            <div className="int-filters">
                <div className="admin-search">
                    <Search aria-hidden />
                    <input
                        type="search"
                        className="control"
                        aria-label="Search people"
                        placeholder="Name or e-mail"
                        value={typed}
                        onChange={(event) => {
                            setTyped(event.target.value);
                            setPage(0);
                        }}
                    />
                </div>
                <Select
                    label="Who"
                    value={which}
                    onChange={(event) => {
                        setWhich(event.target.value);
                        setPage(0);
                    }}
                >
                    <option value="">Everybody</option>
                    <option value="active">Who may sign in</option>
                    <option value="inactive">Who is locked out</option>
                    <option value="admins">Administrators</option>
                </Select>
            </div>
            <Shown asked={asked}>
                {(users) => (
                    <>
                        {users.length === 0 ? (
                            <Empty title="Nobody is called that" />
                        ) : (
                            <Table label="People" columns={columns} rows={users} keyOf={(user) => user.id} />
                        )}
                        <div className="int-form-foot">
                            {page > 0 && <Button onClick={() => setPage(page - 1)}>Earlier</Button>}
                            {!term && users.length === perPage && (
                                <Button onClick={() => setPage(page + 1)}>More</Button>
                            )}
                        </div>
                        {open && <PersonDialog id={open} onClose={() => setOpen('')} onChanged={asked.again} />}
                    </>
                )}
            </Shown>
            {making && (
                <NewAccount
                    onClose={() => setMaking(false)}
                    onMade={async () => {
                        setMaking(false);
                        await asked.again();
                        say('The account is made.');
                    }}
                />
            )}
        </>
    );
}

function NewAccount({onClose, onMade}: {onClose(): void; onMade(): Promise<void>}) {
    const [username, setUsername] = useState('');
    const [email, setEmail] = useState('');
    const [password, setPassword] = useState('');
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const make = async () => {
        setBusy(true);
        try {
            await client.createUser({username, email, password} as UserProfile, '', '');
            await onMade();
        } catch (fault) {
            setTrouble(sentenceOf(fault));
            setBusy(false);
        }
    };
    return (
        <Dialog
            title="New account"
            onClose={onClose}
            onSubmit={make}
            footer={
                <>
                    <Button onClick={onClose}>Cancel</Button>
                    <Button type="submit" kind="primary" busy={busy}>
                        Create
                    </Button>
                </>
            }
        >
            <Field
                label="Username"
                required
                autoFocus
                value={username}
                onChange={(event) => setUsername(event.target.value.toLowerCase())}
            />
            <Field
                label="E-mail"
                type="email"
                required
                value={email}
                onChange={(event) => setEmail(event.target.value)}
            />
            <Field
                label="Password"
                type="password"
                required
                autoComplete="new-password"
                value={password}
                error={trouble}
                hint="They can change it in their settings."
                onChange={(event) => setPassword(event.target.value)}
            />
        </Dialog>
    );
}
