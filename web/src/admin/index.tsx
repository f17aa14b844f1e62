// For administrators: people, settings, the server's health.
import {ShieldCheck} from 'lucide-react';
import {Empty} from '@/parts';

export default function Admin() {
    return <Empty icon={<ShieldCheck />} title="Administration" />;
}
