// The pieces every screen is made of.
export {Button, IconButton} from './Button';
export {Spinner, Waiting} from './Spinner';
export {Field, Labelled, TextArea, Select, Check, Radio} from './Field';
export {Dialog} from './Dialog';
export {Menu, type MenuItem} from './Menu';
export {Popover} from './Popover';
export {Tabs} from './Tabs';
export {Toasts, say, complain} from './Toast';
export {Empty} from './Empty';
export {CopyField, copy} from './CopyField';
export {Avatar} from './Avatar';
export {Frame, type Place} from './Frame';
