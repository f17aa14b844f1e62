// The dialogs of the workspace; each is loaded when first opened.
import {lazy, Suspense} from 'react';
import {openBox, useView} from '@/workspace/view';

const Browse = lazy(() => import('./Browse'));
const Create = lazy(() => import('./Create'));
const Direct = lazy(() => import('./Direct'));
const ChannelSettings = lazy(() => import('./ChannelSettings'));
const Team = lazy(() => import('./Team'));
const Invite = lazy(() => import('./Invite'));
const Status = lazy(() => import('./Status'));
const Keys = lazy(() => import('./Keys'));
const AddPeople = lazy(() => import('./AddPeople'));
const Move = lazy(() => import('./Move'));
const Person = lazy(() => import('./Person'));

const close = () => openBox(null);

export function Boxes({teamName}: {teamName: string}) {
    const box = useView((view) => view.box);
    if (!box) return null;
    return (
        <Suspense fallback={null}>
            {box.kind === 'browse' && <Browse teamName={teamName} onClose={close} />}
            {box.kind === 'create' && <Create teamName={teamName} onClose={close} />}
            {box.kind === 'direct' && <Direct teamName={teamName} onClose={close} />}
            {box.kind === 'channel' && <ChannelSettings channelId={box.channelId} onClose={close} />}
            {box.kind === 'team' && <Team onClose={close} />}
            {box.kind === 'invite' && <Invite onClose={close} />}
            {box.kind === 'status' && <Status onClose={close} />}
            {box.kind === 'keys' && <Keys onClose={close} />}
            {box.kind === 'add' && <AddPeople channelId={box.channelId} onClose={close} />}
            {box.kind === 'move' && <Move channelId={box.channelId} onClose={close} />}
            {box.kind === 'person' && <Person userId={box.userId} onClose={close} />}
        </Suspense>
    );
}
