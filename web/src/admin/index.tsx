// For administrators: how the server is, people, teams, settings.
import {Activity, Settings2, ShieldCheck, Users, UsersRound} from 'lucide-react';
import {Redirect, Route, Switch} from 'wouter';
import {Empty, Frame} from '@/parts';
import {isAdmin, useMe} from '@/state/select';
import {People} from './People';
import {ServerState} from './ServerState';
import {Settings} from './Settings';
import {Teams} from './Teams';
import '@/integrations/integrations.css';
import '@/integrations/table.css';
import './admin.css';

const places = [
    {path: '/admin/server', label: 'Server', icon: <Activity aria-hidden />},
    {path: '/admin/people', label: 'People', icon: <Users aria-hidden />},
    {path: '/admin/teams', label: 'Teams', icon: <UsersRound aria-hidden />},
    {path: '/admin/settings', label: 'Settings', icon: <Settings2 aria-hidden />},
];

export default function Admin() {
    const me = useMe();
    if (!isAdmin(me))
        return (
            <Frame title="Administration" places={[]}>
                <Empty icon={<ShieldCheck />} title="This is for administrators">
                    Ask one of them to make you one too.
                </Empty>
            </Frame>
        );
    return (
        <Frame title="Administration" places={places}>
            <Switch>
                <Route path="/admin/server" component={ServerState} />
                <Route path="/admin/people" component={People} />
                <Route path="/admin/teams" component={Teams} />
                <Route path="/admin/settings/:block?">{({block}) => <Settings block={block} />}</Route>
                <Route>
                    <Redirect to="/admin/server" replace />
                </Route>
            </Switch>
        </Frame>
    );
}
