/** An invented person: no division begins with 99, so nobody has this number. */
export const EXAMPLE_PERSON = { residentId: '997579197003207463', name: '李戊丁', phone: '12283384449' };
