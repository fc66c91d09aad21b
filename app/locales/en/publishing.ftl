### publishing
