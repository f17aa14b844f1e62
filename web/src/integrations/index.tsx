// Everything that posts into a team or is called by it: one page a kind, the directory, and what was delivered.
import {AppWindow, Bot, BookOpen, SquareSlash, Truck, Webhook, ArrowUpRight, Menu as MenuIcon} from 'lucide-react';
import {lazy, Suspense, type ReactNode} from 'react';
import {Link, Redirect, Route, Switch, useRoute} from 'wouter';
import {Empty, IconButton, Waiting} from '@/parts';
import {useTeamNamed} from '@/state/select';
import {useView} from '@/workspace/view';
import {HookPage} from './HookPage';
import {IncomingList} from './IncomingList';
import {NewIncoming} from './NewIncoming';
import {useOffers} from './offers';
import type {Team} from './team';
import './integrations.css';
import './table.css';
import './pages.css';
import './filter.css';

const Directory = lazy(() => import('./Directory'));
const Guide = lazy(() => import('./Guide'));
const Outgoing = lazy(() => import('./Outgoing'));
const Commands = lazy(() => import('./Commands'));
const Bots = lazy(() => import('./Bots'));
const Apps = lazy(() => import('./Apps'));
const Deliveries = lazy(() => import('./Deliveries'));

function NavLink({to, icon, children}: {to: string; icon: ReactNode; children: ReactNode}) {
    const [here] = useRoute(`${to}/*?`);
    return (
        <Link href={to} className="int-nav-link" aria-current={here ? 'page' : undefined}>
            {icon} {children}
        </Link>
    );
}

export default function Integrations({teamName}: {teamName: string}) {
    const found = useTeamNamed(teamName);
    const offers = useOffers(found?.id ?? '');
    if (!found || !offers) return <Waiting />;
    const base = `/${teamName}/integrations`;
    const team: Team = {id: found.id, name: teamName, base};
    return (
        <div className="int">
            <div className="int-top">
                <div className="int-name">
                    <IconButton
                        label="Channels"
                        className="only-phone"
                        onClick={() => useView.setState({sidebar: true})}
                    >
                        <MenuIcon />
                    </IconButton>
                    <h1>Integrations</h1>
                </div>
                <nav className="int-nav" aria-label="Parts">
                    <NavLink to={`${base}/incoming`} icon={<Webhook aria-hidden />}>
                        Incoming webhooks
                    </NavLink>
                    {offers.directory && (
                        <NavLink to={`${base}/directory`} icon={<BookOpen aria-hidden />}>
                            Directory
                        </NavLink>
                    )}
                    {offers.outgoing && (
                        <NavLink to={`${base}/outgoing`} icon={<ArrowUpRight aria-hidden />}>
                            Outgoing webhooks
                        </NavLink>
                    )}
                    {offers.commands && (
                        <NavLink to={`${base}/commands`} icon={<SquareSlash aria-hidden />}>
                            Slash commands
                        </NavLink>
                    )}
                    {offers.bots && (
                        <NavLink to={`${base}/bots`} icon={<Bot aria-hidden />}>
                            Bots
                        </NavLink>
                    )}
                    {offers.apps && (
                        <NavLink to={`${base}/apps`} icon={<AppWindow aria-hidden />}>
                            OAuth apps
                        </NavLink>
                    )}
                    {offers.deliveries && (
                        <NavLink to={`${base}/deliveries`} icon={<Truck aria-hidden />}>
                            Deliveries
                        </NavLink>
                    )}
                </nav>
            </div>
            <div className="int-page">
                <Suspense fallback={<Waiting />}>
                    <Switch>
                        <Route path="/:team/integrations">
                            <Redirect to={`${base}/incoming`} replace />
                        </Route>
                        <Route path="/:team/integrations/incoming">
                            <IncomingList team={team} offers={offers} />
                        </Route>
                        <Route path="/:team/integrations/incoming/new">
                            <NewIncoming team={team} offers={offers} />
                        </Route>
                        <Route path="/:team/integrations/incoming/:id/:part?">
                            {({id, part}) => <HookPage key={id} team={team} id={id} part={part ?? 'setup'} />}
                        </Route>
                        <Route path="/:team/integrations/directory">
                            <Directory team={team} />
                        </Route>
                        <Route path="/:team/integrations/directory/:name">
                            {({name}) => <Guide key={name} team={team} name={name} />}
                        </Route>
                        <Route path="/:team/integrations/outgoing/:id?">
                            {({id}) => <Outgoing team={team} id={id} />}
                        </Route>
                        <Route path="/:team/integrations/commands/:id?">
                            {({id}) => <Commands team={team} id={id} />}
                        </Route>
                        <Route path="/:team/integrations/bots/:id?">{({id}) => <Bots team={team} id={id} />}</Route>
                        <Route path="/:team/integrations/apps/:id?">{({id}) => <Apps team={team} id={id} />}</Route>
                        <Route path="/:team/integrations/deliveries/:id?">
                            {({id}) => <Deliveries team={team} id={id} />}
                        </Route>
                        <Route>
                            <Empty title="There is no such page" />
                        </Route>
                    </Switch>
                </Suspense>
            </div>
        </div>
    );
}
